import { html, svg, type TemplateResult } from 'lit'

/** Line drawings on a grid of 24. */
const drawings = {
  phone: svg`<rect x="7" y="2.5" width="10" height="19" rx="2"/><path d="M11 18.5h2"/>`,
  council: svg`<circle cx="12" cy="12" r="9.5"/><path d="m7.5 12.5 3 3 6-6.5"/>`,
  offline: svg`<path d="M4 4l16 16M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4-2.4M13.5 9.2A10 10 0 0 1 19 12M2 8.6A15 15 0 0 1 6 6.2M11 5a15 15 0 0 1 11 3.6M12 19h.01"/>`,
  wait: svg`<circle cx="12" cy="12" r="9.5"/><path d="M12 6.5V12l3.5 2.2"/>`,
  warn: svg`<path d="M12 3 2 20.5h20L12 3ZM12 10v4.5M12 17.5h.01"/>`,
  draft: svg`<path d="M4 20l1-4.5L16.5 4 20 7.5 8.5 19 4 20ZM14 6.5 17.5 10"/>`,
  search: svg`<circle cx="10.5" cy="10.5" r="7"/><path d="m16 16 5.5 5.5"/>`,
  plus: svg`<path d="M12 4v16M4 12h16"/>`,
  next: svg`<path d="m9 5 7 7-7 7"/>`,
  close: svg`<path d="m5 5 14 14M19 5 5 19"/>`,
  speak: svg`<path d="M4 9.5v5h4l5 4v-13l-5 4H4ZM16.5 9a4.5 4.5 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11"/>`,
  lock: svg`<rect x="4.5" y="10.5" width="15" height="11" rx="2"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3M12 15v2.5"/>`,
  person: svg`<circle cx="12" cy="8" r="4.5"/><path d="M3.5 21.5a8.5 8.5 0 0 1 17 0"/>`,
  mail: svg`<rect x="2.5" y="5" width="19" height="14" rx="2"/><path d="m3 7 9 6.5L21 7"/>`,
  new: svg`<path d="M20 12a8 8 0 1 1-2.5-5.8M20 3v4.5h-4.5"/>`,
  print: svg`<path d="M7 8V3h10v5M7 17H4V9.5A1.5 1.5 0 0 1 5.5 8h13A1.5 1.5 0 0 1 20 9.5V17h-3M7 14h10v7H7z"/>`,
}

export type IconName = keyof typeof drawings

/** Goes with words, never instead of them. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${drawings[name]}</svg>`
}
