declare global {
  interface Window {
    /** Trusted Types, as far as we use them; absent in older browsers. */
    trustedTypes?: {
      createPolicy: (
        name: string,
        rules: { createScriptURL: (url: string) => string },
      ) => { createScriptURL: (url: string) => string }
    }
  }
}

function isWorker(url: string): string {
  if (url !== '/sw.js') throw new TypeError('only the worker')
  return url
}

const policy = window.trustedTypes?.createPolicy('sw-url', { createScriptURL: isWorker })

/** The one script URL this app may register. A browser with Trusted Types takes it from our policy only. */
export const workerUrl = policy?.createScriptURL('/sw.js') ?? '/sw.js'
