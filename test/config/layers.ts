/**
 * Who may import whom. Every arrow points down: sw → web → api → db, where the phone reaches only
 * `api/contract` and the database knows nobody.
 */
export interface Layer {
  /** Start of the path of what lies in the layer. */
  path: string
  /** Starts of the paths of ours that it may import, beside its own. */
  imports: readonly string[]
  /** Starts of the paths below node_modules that it may import. */
  packages: readonly string[]
  /** Whether it runs in Node and so may import what Node carries. */
  node?: true
}

const contract = 'api/contract/'
const screens = ['web/page/', 'web/fields/', 'web/style/', 'web/device/', contract]

export const layers: readonly Layer[] = [
  { path: contract, imports: [], packages: ['zod/mini/'] },
  { path: 'db/', imports: [], packages: ['kysely/', 'pg/', '@types/pg/', '@electric-sql/pglite/'], node: true },
  {
    path: 'api/identity/',
    imports: ['api/', 'db/'],
    packages: ['@node-rs/argon2/', '@simplewebauthn/server/', 'otplib/', 'hono/', 'zod/'],
    node: true,
  },
  { path: 'api/mail/', imports: ['api/', 'db/'], packages: ['nodemailer/', '@types/nodemailer/', 'zod/'], node: true },
  { path: 'api/', imports: ['db/'], packages: ['hono/', '@hono/node-server/', 'zod/'], node: true },
  { path: 'web/build', imports: ['web/style/compile.ts'], packages: ['esbuild/', 'workbox-build/'], node: true },
  { path: 'web/dev.ts', imports: ['web/build'], packages: ['esbuild/'], node: true },
  // Runs in the build only, and lies beside what it compiles.
  { path: 'web/style/compile.ts', imports: [], packages: ['sass/'], node: true },
  { path: 'web/device/', imports: [contract], packages: ['idb/', 'zod/mini/'] },
  { path: 'web/style/', imports: [], packages: ['lit/'] },
  {
    path: 'web/page/',
    imports: ['web/style/', 'web/device/', contract],
    packages: ['lit/', '@vaadin/router/', 'zod/mini/'],
  },
  { path: 'web/fields/', imports: ['web/page/', 'web/style/', contract], packages: ['lit/'] },
  { path: 'web/steps/', imports: screens, packages: ['lit/', '@vaadin/router/'] },
  { path: 'web/microfrontends/', imports: ['web/steps/', ...screens], packages: ['lit/', '@vaadin/router/'] },
  {
    path: 'web/microfrontends/account/',
    imports: ['web/steps/', ...screens],
    packages: ['lit/', '@vaadin/router/', '@simplewebauthn/browser/', 'lean-qr/'],
  },
  { path: 'web/shell/', imports: screens, packages: ['lit/', '@vaadin/router/', 'workbox-window/'] },
  { path: 'sw/', imports: ['web/device/', contract], packages: ['workbox-precaching/', 'workbox-routing/'] },
]
