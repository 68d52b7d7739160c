import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { openScreen, type Screen } from './screen.ts'

/** How a page comes to be seen, by the name of what is seen then. */
export type States = Readonly<Record<string, (screen: Screen) => ReturnType<Screen['show']>>>

/** Every one of them is accessible, in light and dark, and fits. */
export function checkStates(pages: string, states: States): void {
  describe(pages, () => {
    let screen: Screen
    before(usePortalColours)
    beforeEach(async () => {
      screen = await openScreen()
    })
    afterEach(() => screen.close())

    for (const [state, show] of Object.entries(states)) {
      it(`is accessible: ${state}`, async () => {
        const page = await show(screen)
        await inBothSchemes(() => expect(page).to.be.accessible())
      })

      it(`fits a narrow phone with large text: ${state}`, async () => {
        await setViewport({ width: 320, height: 700 })
        const page = await show(screen)
        document.documentElement.style.fontSize = '200%'
        const { scrollWidth } = page
        document.documentElement.style.fontSize = ''
        await setViewport({ width: 800, height: 600 })
        expect(scrollWidth).to.be.at.most(320)
      })
    }
  })
}
