import { Router, type Commands, type RouteContext } from '@vaadin/router'
import type { PortalPage, Place } from '#page/portal-page.ts'
import { StorageFault } from '#device/storage-fault.ts'
import type { Holder } from './holder.ts'
import { createPage } from './load-microfrontend.ts'
import { NotLoadedPage } from './not-loaded-page.ts'
import { routes, twoStepNeeded, type AppRoute } from './routes.ts'
import { isOutdated } from './worker.ts'

/** The page that is shown, and the one that would stand in for it. */
export interface Outlet {
  element: HTMLElement
  holder: () => Promise<Holder>
}

/**
 * Starts the router. Every action resolves to an element or a redirect, whatever fails: a rejected action would leave
 * this router with an empty outlet that no way back fills again.
 */
export function startRouter({ element, holder }: Outlet): void {
  const shown = (): PortalPage | undefined => element.querySelector<PortalPage>(':scope > *') ?? undefined
  const router = new Router(element)
  const actions = routes.map((route) => ({
    path: route.path,
    action: (context: RouteContext, commands: Commands) => answer(route, context, commands, holder, shown()),
  }))
  void router.setRoutes([...actions, { path: '(.*)', action: () => notLoaded('unknown') }])
}

async function answer(
  route: AppRoute,
  context: RouteContext,
  commands: Commands,
  holder: () => Promise<Holder>,
  shown: PortalPage | undefined,
) {
  if (isOutdated() && shown) {
    location.assign(context.pathname + (context.hash ?? ''))
    return shown
  }
  try {
    const known = await holder()
    if (route.onlyWith && !known.portal[route.onlyWith]) return notLoaded('unknown')
    const elsewhere = redirectFor(route, known)
    if (elsewhere !== undefined) return commands.redirect(elsewhere)
    // Only the hash changed: what is typed stays.
    const isSame = shown !== undefined && !(shown instanceof NotLoadedPage) && shown.place.path === context.pathname
    const needed = route.who === 'member' && known.practitioner?.twoStep === false ? twoStepNeeded : route
    const page = isSame ? shown : await createPage(needed.microfrontend, needed.path)
    await page.load(placeOf(context, known))
    return page
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'a page did not open')
    return notLoaded(error instanceof StorageFault ? 'storage' : 'part')
  }
}

function redirectFor(route: AppRoute, { practitioner, isEnded }: Holder): string | undefined {
  if (route.who === 'guest') return practitioner && !isEnded ? '/home' : undefined
  if (route.who === 'anyone' || practitioner) return undefined
  return '/'
}

function placeOf(context: RouteContext, holder: Holder): Place {
  const params = Object.fromEntries(Object.entries(context.params).map(([name, value]) => [name, String(value)]))
  return { ...holder, path: context.pathname, params, hash: context.hash ?? '' }
}

export function notLoaded(reason: NotLoadedPage['reason']): NotLoadedPage {
  const page = new NotLoadedPage()
  page.reason = reason
  return page
}
