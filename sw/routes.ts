/** Whether the server must answer a page request itself: its API, the development mailbox, and files that exist or do not. */
export function isServers({ pathname }: { pathname: string }): boolean {
  return /^\/(api|dev|assets|mf)(\/|$)/.test(pathname)
}
