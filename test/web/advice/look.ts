/** Everything that matches, through every shadow root, in the order of the page. */
export function deep(root: ParentNode, selector: string): HTMLElement[] {
  const own = root instanceof Element && root.shadowRoot ? deep(root.shadowRoot, selector) : []
  const inside = [...root.children].flatMap((child) =>
    child instanceof HTMLElement ? [...(child.matches(selector) ? [child] : []), ...deep(child, selector)] : [],
  )
  return [...own, ...inside]
}

export function textOf(element: Element | undefined): string {
  return element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? ''
}

/** Tries until it holds; what it says in the end counts. */
export async function eventually(check: () => unknown): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await check()
      return
    } catch {
      await settle()
    }
  }
  await check()
}

/** Long enough for a tap's events and for what they draw. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 30))
}
