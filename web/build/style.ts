import { readFile, writeFile } from 'node:fs/promises'
import { compileStyle } from '../style/compile.ts'
import { generatedStyle } from './sources.ts'

/** The portal's sheet as a module: types, tests and bundles all need it. Left alone when nothing changed. */
export async function writeStyle(): Promise<void> {
  const text = `/** Generated from portal.scss. */\nexport const portalCss = ${JSON.stringify(compileStyle())}\n`
  const old = await readFile(generatedStyle, 'utf8').catch(() => '')
  if (old !== text) await writeFile(generatedStyle, text)
}
