import { type Metafile, type Plugin } from 'esbuild'
import { glob } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { bundle } from './bundle.ts'

/** A bundle that the portal loads as such: the shell, or a microfrontend. */
export interface Door {
  name: string
  source: string
  /** Where it is served from, below the portal's root. */
  folder: string
}

/** A door as built: what it holds is its own folder, everything else it asks for by name. */
export interface BuiltDoor extends Door {
  metafile: Metafile
  /** Path below the portal's root. */
  file: string
  /** The names that the import map must answer for: `lit`, `#fields/text-field.ts`. */
  asksFor: string[]
}

export async function findDoors(): Promise<Door[]> {
  const manifests = await Array.fromAsync(glob('web/microfrontends/*/manifest.json'))
  const microfrontends = manifests.sort().map((manifest) => {
    const name = basename(dirname(manifest))
    return { name, source: `web/microfrontends/${name}/microfrontend.ts`, folder: `mf/${name}` }
  })
  return [{ name: 'shell', source: 'web/shell/main.ts', folder: 'assets' }, ...microfrontends]
}

/** Packages and whatever is imported with `#` stay outside: the import map says where they are. */
const stayOutside: Plugin = {
  name: 'stay-outside',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path, external: true },
    )
  },
}

export async function buildDoor(door: Door, out: string): Promise<BuiltDoor> {
  const metafile = await bundle({
    entryPoints: [{ in: door.source, out: door.name }],
    outdir: `${out}/${door.folder}`,
    plugins: [stayOutside],
  })
  const [output, ...others] = Object.entries(metafile.outputs)
  if (!output || others.length > 0) throw new Error(`${door.name} must be one file`)
  const [path, { imports }] = output
  const asksFor = new Set(imports.filter(({ external }) => external).map((asked) => asked.path))
  return { ...door, metafile, file: path.slice(out.length), asksFor: [...asksFor].sort() }
}
