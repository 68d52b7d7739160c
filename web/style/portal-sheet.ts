import { portalCss } from './portal-css.ts'

/** One sheet, parsed once and adopted by every shadow root of the portal. */
export const portalSheet = new CSSStyleSheet()
portalSheet.replaceSync(portalCss)
