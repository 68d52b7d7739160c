import { type BuildOptions, type Metafile, type Plugin, build } from 'esbuild'

/** What every browser bundle of the portal has in common. The oldest browsers named here know import maps. */
const options = {
  bundle: true,
  format: 'esm',
  minify: true,
  platform: 'browser',
  target: ['es2022', 'chrome111', 'firefox114', 'safari16.4'],
  legalComments: 'none',
  logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"' },
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
  entryNames: '[name]-[hash]',
  chunkNames: 'shared-[hash]',
  metafile: true,
} satisfies BuildOptions

/** The router would tell its makers which pages are used. */
const noUsageStatistics: Plugin = {
  name: 'no-usage-statistics',
  setup(build) {
    build.onResolve({ filter: /^@vaadin\/vaadin-usage-statistics/ }, ({ path }) => ({ path, namespace: 'unused' }))
    build.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({
      contents: 'export const usageStatistics = () => undefined',
    }))
  },
}

export async function bundle(own: BuildOptions & Pick<Required<BuildOptions>, 'entryPoints'>): Promise<Metafile> {
  const { metafile } = await build({
    ...options,
    ...own,
    metafile: true,
    plugins: [...(own.plugins ?? []), noUsageStatistics],
  })
  return metafile
}

/** The files that make up more than one bundle: a second lit would be a second registry of everything. */
export function listCopies(metafiles: readonly Metafile[]): string[] {
  const holders = new Map<string, Set<string>>()
  for (const [output, { inputs }] of metafiles.flatMap(({ outputs }) => Object.entries(outputs))) {
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      if (bytesInOutput > 0) holders.set(input, (holders.get(input) ?? new Set()).add(output))
    }
  }
  return [...holders].filter(([, outputs]) => outputs.size > 1).map(([input]) => input)
}
