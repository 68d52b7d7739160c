import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import * as z from 'zod/mini'

interface Ban {
  /** Where it is not to be found. */
  in: readonly string[]
  text: RegExp
  /** What it finds. */
  planted: string
  /** Files in which it is all right, and why. */
  but?: Readonly<Record<string, string>>
}

const server = ['api/**/*.ts', 'db/**/*.ts']
const phone = ['sw/**/*.ts', 'web/{device,fields,microfrontends,page,shell,steps}/**/*.ts']

const bans: Record<string, Ban> = {
  'starts another program': {
    in: server,
    text: /child_process|worker_threads|process\.binding/,
    planted: "import { exec } from 'node:child_process'",
  },
  'asks another server than the database and the mail server': {
    in: server,
    text: /(?<![.\w])fetch\(|\bhttps?\.(request|get)\(|from '(node:)?(https|http2|dgram|tls)'|from 'undici'/,
    planted: 'await fetch(url)',
  },
  'makes code out of text': {
    in: [...server, ...phone],
    text: /(?<![.\w])eval\(|new Function\b|from '(node:)?vm'|set(Timeout|Interval)\(['"`]|javascript:/,
    planted: 'const run = new Function(text)',
  },
  'makes a pattern out of text': {
    in: [...server, ...phone],
    text: /(?<![.\w])RegExp\(/,
    planted: 'new RegExp(text)',
  },
  'makes elements out of text': {
    in: phone,
    text: /\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|setHTML|createContextualFragment|DOMParser|srcdoc/,
    planted: 'this.innerHTML = text',
  },
  'trusts in a weak hash, cipher or source of chance': {
    in: server,
    text: /\b(md[45]|sha-?1|des|3des|rc4|[\w-]*-(ecb|cbc|ctr))\b|createCipher\(|Math\.random|pseudoRandomBytes/i,
    planted: "createCipheriv('aes-256-ecb', key, null)",
    but: { 'api/identity/authenticator.ts': 'what authenticator apps take' },
  },
  'keeps anything where the browser writes it down in passing': {
    in: phone,
    text: /\b(local|session)Storage\b|document\.cookie|history\.(push|replace)State\((?!\{\}|null|undefined)/,
    planted: "localStorage.setItem('a', 'b')",
  },
  'sends anybody to another site': {
    in: phone,
    text: /location\.(replace\(|href\s*=)|location\.assign\((?!'\/'|context\.pathname)|window\.open\(/,
    planted: 'location.assign(target)',
  },
}

for (const [what, { in: where, text, planted, but = {} }] of Object.entries(bans)) {
  test(`no source ${what}`, async () => {
    const found: string[] = []
    let count = 0
    for await (const file of glob([...where])) {
      count++
      if (text.test(await readFile(file, 'utf8')) && !(file in but)) found.push(file)
    }
    assert.deepEqual(found, [])
    assert.ok(count > 30, 'the sources are looked through')
    assert.match(planted, text)
  })
}

const Versions = z.record(z.string(), z.string())
const Lock = z.object({ packages: z.record(z.string(), z.object({ integrity: z.optional(z.string()) })) })
const Package = z.object({ dependencies: Versions, devDependencies: Versions, optionalDependencies: Versions })

/** Whatever is installed under such a name may be anything. */
const unproven = (packages: z.infer<typeof Lock>['packages']): string[] =>
  Object.entries(packages).flatMap(([name, { integrity = '' }]) =>
    name === '' || integrity.startsWith('sha512-') ? [] : [name],
  )
const isOneVersion = (version: string): boolean => /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)

test('every package has its fingerprint in the lock file, and what we name ourselves is one version', async () => {
  const { packages } = Lock.parse(JSON.parse(await readFile('package-lock.json', 'utf8')))
  assert.ok(Object.keys(packages).length > 100)
  assert.deepEqual(unproven(packages), [])
  assert.deepEqual(unproven({ '': {}, 'node_modules/planted': {} }), ['node_modules/planted'])

  const own = Package.parse(JSON.parse(await readFile('package.json', 'utf8')))
  const named = Object.entries({ ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies })
  assert.ok(named.length > 30)
  assert.deepEqual(
    named.filter(([, version]) => !isOneVersion(version)),
    [],
  )
  assert.deepEqual(['^1.2.3', 'latest', '1.x'].filter(isOneVersion), [])
})
