import { Router } from '@vaadin/router'

/** Goes to another screen. A path carries ids only, never what was typed. */
export function go(path: string): void {
  Router.go(path)
}
