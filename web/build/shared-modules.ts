import { type Metafile, type Plugin } from 'esbuild'
import { bundle } from './bundle.ts'
import { type BuiltDoor } from './doors.ts'

export interface Shared {
  metafile: Metafile
  /** Name asked for → path of the file that answers. */
  imports: Record<string, string>
}

interface Group {
  name: string
  members: string[]
}

/** Builds once what several doors ask for. */
export async function buildShared(doors: readonly BuiltDoor[], out: string): Promise<Shared> {
  const groups = groupByDoors(doors, await listExports([...new Set(doors.flatMap(({ asksFor }) => asksFor))]))
  const metafile = await bundle({
    entryPoints: groups.map(({ name }) => ({ in: `group:${name}`, out: name })),
    outdir: `${out}/assets`,
    splitting: true,
    plugins: [groupFiles(groups)],
  })
  const imports: Record<string, string> = {}
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    const group = groups.find(({ name }) => entryPoint === `group:${name}`)
    for (const member of group?.members ?? []) imports[member] = path.slice(out.length)
  }
  return { metafile, imports: Object.fromEntries(Object.entries(imports).sort(([a], [b]) => (a < b ? -1 : 1))) }
}

/** Every shared file that a door's import pulls in, all the way down: to be asked for at once, not one after the other. */
export function listNeeded({ asksFor }: BuiltDoor, { imports, metafile }: Shared, out: string): string[] {
  const needed = new Set<string>()
  const follow = (url: string): void => {
    if (needed.has(url)) return
    needed.add(url)
    for (const { kind, path } of metafile.outputs[`${out}${url}`]?.imports ?? []) {
      if (kind === 'import-statement') follow(path.slice(out.length))
    }
  }
  for (const name of asksFor) if (imports[name] !== undefined) follow(imports[name])
  return [...needed]
}

/** What each name asked for has to give. */
async function listExports(names: readonly string[]): Promise<Map<string, string[]>> {
  const alone = names.map((name, index) => ({ name: String(index), members: [name] }))
  const { outputs } = await bundle({
    entryPoints: alone.map(({ name }) => ({ in: `group:${name}`, out: name })),
    outdir: 'unwritten',
    write: false,
    splitting: true,
    plugins: [groupFiles(alone)],
  })
  return new Map(
    Object.values(outputs).flatMap(({ entryPoint, exports }) => {
      const name = names[Number(entryPoint?.slice('group:'.length))]
      return name === undefined ? [] : [[name, exports]]
    }),
  )
}

/**
 * One file for all that the same doors ask for, so that the first screen costs a few requests and not sixty.
 * A module that exports a name its group already has gets a file of its own.
 */
function groupByDoors(doors: readonly BuiltDoor[], exports: ReadonlyMap<string, readonly string[]>): Group[] {
  const groups = new Map<string, Group & { taken: Set<string> }>()
  for (const [member, given] of exports) {
    const askers = doors.filter(({ asksFor }) => asksFor.includes(member)).map(({ name }) => name)
    // The shell is always there first, so whoever else asks does not matter.
    const wanted = askers.includes('shell') ? 'first' : askers.join('-')
    const known = groups.get(wanted)
    const name = known && given.some((each) => known.taken.has(each)) ? `${wanted}-${slug(member)}` : wanted
    const group = groups.get(name) ?? { name, members: [], taken: new Set() }
    group.members.push(member)
    for (const each of given) group.taken.add(each)
    groups.set(name, group)
  }
  return [...groups.values()]
}

const slug = (name: string): string =>
  name
    .replace(/\.[jt]s$/, '')
    .replace(/[^a-z0-9]+/gi, '-')
    .replace(/^-/, '')

/** The source of `group:name` is nothing but its members, handed on. */
function groupFiles(groups: readonly Group[]): Plugin {
  return {
    name: 'groups',
    setup(build) {
      build.onResolve({ filter: /^group:/ }, ({ path }) => ({ path: path.slice('group:'.length), namespace: 'group' }))
      build.onLoad({ filter: /.*/, namespace: 'group' }, ({ path }) => ({
        contents: (groups.find(({ name }) => name === path)?.members ?? [])
          .map((member) => `export * from '${member}'`)
          .join('\n'),
        resolveDir: process.cwd(),
      }))
    },
  }
}
