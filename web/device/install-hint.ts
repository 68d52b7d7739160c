import type { Device } from './database.ts'

/** Whether somebody has had enough of being told that the portal can be installed. */
export async function isInstallHintDismissed(device: Device): Promise<boolean> {
  return device.read(
    ['facts'],
    async (tx) => (await tx.objectStore('facts').getKey('install-hint-dismissed')) !== undefined,
  )
}

export async function dismissInstallHint(device: Device): Promise<void> {
  const at = new Date().toISOString()
  await device.write(['facts'], (tx) => tx.objectStore('facts').put({ name: 'install-hint-dismissed', at }))
}
