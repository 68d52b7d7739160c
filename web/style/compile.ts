import { compile } from 'sass'

/** The sheet that every shadow root adopts, as text. The build writes it into `portal-css.ts`. */
export function compileStyle(): string {
  const { css } = compile(pathOf('portal.scss'), {
    style: 'compressed',
    charset: false,
    loadPaths: [pathOf('../../node_modules')],
    quietDeps: true,
  })
  return css
}

function pathOf(file: string): string {
  return decodeURIComponent(new URL(file, import.meta.url).pathname)
}
