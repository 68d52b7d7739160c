import { generate } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'
import { css, html, type TemplateResult } from 'lit'

/** The quiet edge that cameras need, in modules. */
const edge = 4

/** Dark on white in every scheme: few cameras read it the other way round. */
export const qrSheet = css`
  .qr {
    display: block;
    width: min(100%, 15rem);
    margin: 0 0 var(--s-4);
    border-radius: var(--r-m);
    background: #fff;
    fill: #000;
    forced-color-adjust: none;
  }
`

export function renderQr(text: string, label: string): TemplateResult {
  const code = generate(text)
  const width = code.size + 2 * edge
  return html`<svg
    class="qr"
    role="img"
    aria-label=${label}
    viewBox="${-edge} ${-edge} ${width} ${width}"
    shape-rendering="crispEdges"
  >
    <path d=${toSvgPath(code)} />
  </svg>`
}
