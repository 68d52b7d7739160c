import { type ICruiseResult, type IForbiddenRuleType, cruise } from 'dependency-cruiser'
import { glob } from 'node:fs/promises'
import { type Layer, layers } from './layers.ts'

const folders = ['api', 'db', 'sw', 'web', 'test']

/** The layer of a module is the longest entry that fits, so that `api/identity/` goes before `api/`. */
function ruleOf(layer: Layer): IForbiddenRuleType {
  const inner = layers.filter((other) => other !== layer && other.path.startsWith(layer.path))
  const allowed = [layer.path, ...layer.imports, ...layer.packages.map((name) => `node_modules/${name}`)]
  return {
    name: `layer ${layer.path}`,
    severity: 'error',
    from: { path: start(layer.path), pathNot: inner.map(({ path }) => start(path)) },
    to: { pathNot: allowed.map(start), ...(layer.node ? { dependencyTypesNot: ['core'] } : {}) },
  }
}

const start = (path: string): string => `^${path.replaceAll('.', '\\.')}`

const rules: IForbiddenRuleType[] = [
  ...layers.map(ruleOf),
  { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'microfrontends do not know each other',
    severity: 'error',
    from: { path: '^web/microfrontends/([^/]+)/' },
    to: { path: '^web/microfrontends/', pathNot: '^web/microfrontends/$1/' },
  },
]

/** Every import in the tree at `root` that the layers do not allow, and what makes the answer worthless. */
export async function listTrespasses(root: string): Promise<string[]> {
  const { output } = await cruise(folders, {
    baseDir: root,
    ruleSet: { forbidden: rules },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  })
  if (typeof output === 'string') throw new Error('the cruiser gave a text where a result was asked for')
  const trespasses = output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
  return [...(await listOverlooked(root, output)), ...trespasses]
}

/** With a TypeScript that it cannot read the cruiser sees nothing and finds nothing wrong: a false pass. */
export async function listOverlooked(root: string, { modules }: Pick<ICruiseResult, 'modules'>): Promise<string[]> {
  const seen = new Set(modules.map(({ source }) => source))
  const overlooked = []
  for await (const file of glob(`{${folders.join(',')}}/**/*.ts`, { cwd: root })) {
    if (file.endsWith('.d.ts')) continue
    if (!seen.has(file)) overlooked.push(`not seen: ${file}`)
    if (!file.startsWith('test/') && !layers.some(({ path }) => file.startsWith(path)))
      overlooked.push(`in no layer: ${file}`)
  }
  return overlooked
}

if (import.meta.main) {
  const trespasses = await listTrespasses(process.cwd())
  if (trespasses.length > 0) {
    console.log(trespasses.join('\n'))
    process.exitCode = 1
  }
}
