import { transform } from 'esbuild'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { type BuiltDoor } from './doors.ts'
import { fingerprint, fingerprintFile } from './fingerprint.ts'
import { type Shared } from './shared-modules.ts'

/**
 * Writes index.html. The policy travels inside it, because it names the hash of this very import map: as a
 * response header it would go stale between two deployments, for whoever has the older page in the worker's cache.
 */
export async function writePage(
  shell: BuiltDoor,
  shared: Shared,
  first: readonly string[],
  out: string,
): Promise<void> {
  const integrity = await fingerprintAssets(out)
  const map = JSON.stringify({ imports: shared.imports, integrity })
  const style = await readStyle()
  const parts: Record<string, string> = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy(map, style)}" />`,
    style: `<style>${style}</style>`,
    modules: [
      `<script type="importmap">${map}</script>`,
      ...[shell.file, ...first].map(
        (url) => `<link rel="modulepreload" href="${url}" integrity="${integrity[url] ?? ''}" />`,
      ),
      `<script type="module" src="${shell.file}" integrity="${integrity[shell.file] ?? ''}"></script>`,
    ].join('\n    '),
  }
  const template = await readFile('web/index.html', 'utf8')
  await writeFile(
    `${out}/index.html`,
    template.replace(/<!-- build: (\w+) -->/g, (_, part: string) => parts[part] ?? ''),
  )
}

function policy(map: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' '${fingerprint(map, 'sha256')}'`,
    `style-src 'self' '${fingerprint(style, 'sha256')}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html sw-url',
    'report-to csp',
  ].join('; ')
}

/** The document's own style: everything else lives in shadow roots and comes with the modules. */
async function readStyle(): Promise<string> {
  const sheets = await Promise.all(['tokens', 'document'].map((name) => readFile(`web/style/${name}.css`, 'utf8')))
  const { code } = await transform(sheets.join('\n'), {
    loader: 'css',
    minify: true,
    target: ['chrome111', 'safari16.4'],
  })
  return code.trim()
}

async function fingerprintAssets(out: string): Promise<Record<string, string>> {
  const files = (await Array.fromAsync(glob('assets/*.js', { cwd: out }))).sort()
  const pairs = files.map(async (file) => [`/${file}`, await fingerprintFile(`${out}/${file}`)] as const)
  return Object.fromEntries(await Promise.all(pairs))
}
