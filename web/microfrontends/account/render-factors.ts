import { londonDay, showDay } from '#contract/london.ts'
import type { Passkey, TwoStep } from '#contract/identity.ts'
import { html, nothing, type TemplateResult } from 'lit'

interface Removal {
  /** What is about to be removed: a path below `/account/two-step`. */
  path: string | undefined
  ask: (path: string | undefined) => void
  remove: (path: string) => void
}

/** What somebody can take the second step with, and what is to be done about each. */
export function renderFactors({ passkeys, hasApp, recoveryCodesLeft }: TwoStep, removal: Removal): TemplateResult {
  return html`<h2>Passkeys</h2>
    ${passkeys.length > 0 ? renderPasskeys(passkeys, removal) : html`<p>You have no passkey yet.</p>`}
    <p><a class="btn second-choice" href="/account/two-step/passkey">Add a passkey</a></p>
    <h2>Authenticator app</h2>
    ${hasApp ? renderApp(removal) : renderNoApp()}
    <h2>Recovery codes</h2>
    <p>${wordCodes(recoveryCodesLeft)}</p>
    <p><a class="btn second-choice" href="/account/two-step/recovery-codes">Make new recovery codes</a></p>`
}

function renderPasskeys(passkeys: readonly Passkey[], removal: Removal) {
  return html`<ul class="list">
    ${passkeys.map((passkey) => html`<li class="card">${renderPasskey(passkey, removal)}</li>`)}
  </ul>`
}

function renderPasskey({ id, name, createdAt, usedAt }: Passkey, removal: Removal) {
  return html`<h3>${name}</h3>
    <p class="second">
      Made on ${dayOf(createdAt)}<br />${usedAt === null ? 'Not used yet' : `Last used on ${dayOf(usedAt)}`}
    </p>
    ${renderRemove(`/passkeys/${id}/removed`, `the passkey ${name}, made on ${dayOf(createdAt)}`, removal)}`
}

function renderApp(removal: Removal) {
  return html`<div class="card block">
    <p>Your authenticator app is set up.</p>
    ${renderRemove('/app/removed', 'the authenticator app', removal)}
  </div>`
}

function renderNoApp() {
  return html`<p>No authenticator app is set up.</p>
    <p>
      <a class="btn second-choice" href="/account/two-step/app"
        >Set up<span class="govuk-visually-hidden"> an authenticator app</span></a
      >
    </p>`
}

/** Asked once more, because there is no way back. */
function renderRemove(path: string, which: string, { path: asked, ask, remove }: Removal) {
  const isAsked = asked === path
  const quiet = (words: string, act: () => void) =>
    html`<button type="button" class="btn quiet" @click=${act}>
      <span>${words}<span class="govuk-visually-hidden"> ${which}</span></span>
    </button>`
  return html`${isAsked ? html`<p class="sure" tabindex="-1">Remove ${which}?</p>` : nothing}
    <div class="foot do">
      ${
        isAsked
          ? html`${quiet('Yes, remove', () => remove(path))} ${quiet('No, keep it', () => ask(undefined))}`
          : quiet('Remove', () => ask(path))
      }
    </div>`
}

function wordCodes(left: number): string {
  if (left === 0) return 'You have no recovery codes. With one you can log in when you have lost your phone.'
  return left === 1 ? 'You have 1 recovery code left.' : `You have ${left} recovery codes left.`
}

function dayOf(moment: string): string {
  return showDay(londonDay(new Date(moment)))
}
