import { html, type TemplateResult } from 'lit'
import { icon, type IconName } from '#page/icons.ts'

interface Tile {
  /** Ties the words to the link. */
  id: string
  icon: IconName
  label: string
  href: string
  /** What is behind it, in a few words. */
  words: string
}

/** One way on from Home: the whole tile takes the touch, its name is the label alone. */
export function renderTile({ id, icon: drawing, label, href, words }: Tile): TemplateResult {
  return html`<div class="card tile">
    ${icon(drawing)}
    <a href=${href} aria-describedby="${id}-note">${label}</a>
    <span class="second" id="${id}-note">${words}</span>
    ${icon('next')}
  </div>`
}
