import { Manifest } from '#page/manifest.ts'
import { PortalPage } from '#page/portal-page.ts'

/** Versions of the agreement between shell and microfrontends that this shell can work with. */
const contracts = [1]

/** A microfrontend that has not come in this time will not come: an `import()` cannot be called off, a fetch can. */
const patience = 15_000

const loaded = new Map<string, Manifest>()

/** Why a microfrontend did not open; the words are the not-loaded page's. */
export class NotLoaded extends Error {
  readonly microfrontend: string

  constructor(microfrontend: string, cause: unknown) {
    super(`${microfrontend} did not load`, { cause })
    this.microfrontend = microfrontend
  }
}

/** The page of a microfrontend, made but not yet shown. Rejects with `NotLoaded`, and nothing else. */
export async function createPage(microfrontend: string, path: string): Promise<PortalPage> {
  try {
    const { pages } = await loadMicrofrontend(microfrontend)
    const page = document.createElement(pages[path] ?? 'no-such-page')
    // A constructor that throws leaves a plain HTMLElement behind instead of throwing here.
    if (!(page instanceof PortalPage)) throw new Error(`no page for ${path}`)
    return page
  } catch (cause) {
    throw new NotLoaded(microfrontend, cause)
  }
}

async function loadMicrofrontend(name: string): Promise<Manifest> {
  const known = loaded.get(name)
  if (known) return known
  const manifest = Manifest.parse(await (await fetchWhole(`/mf/${name}/manifest.json`, 'application/json')).json())
  if (!contracts.includes(manifest.contract))
    throw new Error(`contract ${String(manifest.contract)} is not spoken here`)
  // All at once: the import would find them one behind the other, and could not be called off.
  await Promise.all([manifest.entry, ...manifest.needs].map((url) => fetchWhole(url, 'text/javascript')))
  await import(manifest.entry)
  loaded.set(name, manifest)
  return manifest
}

/** Fetched to the end, within our patience, and of the right sort: a captive portal answers with a page. */
async function fetchWhole(url: string, type: string): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patience) })
  if (!response.ok || !response.headers.get('content-type')?.startsWith(type)) throw new Error(`${url} is not there`)
  return new Response(await response.blob())
}
