import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  authenticationOptions,
  registrationOptions,
  verifyAuthentication,
  verifyRegistration,
} from '../../api/identity/webauthn.ts'
import { createAuthenticator } from '../support/authenticator.ts'
import { makePasskey, practitioner, publicUrl, register, trySigning } from '../support/passkeys.ts'

test('the browser is asked for a passkey of this portal that signs in alone, and none is made twice', async () => {
  const { passkey } = await makePasskey()
  const options = await registrationOptions({ publicUrl, practitioner, existing: [passkey.credentialId] })
  assert.deepEqual(options.rp, { id: 'portal.example', name: 'Coventry SEND portal' })
  assert.equal(Buffer.from(options.user.id, 'base64url').toString(), practitioner.id)
  assert.deepEqual([options.user.name, options.user.displayName], ['jo@council.example', 'Jo Ash'])
  assert.equal(options.authenticatorSelection?.residentKey, 'required')
  assert.equal(options.authenticatorSelection.userVerification, 'required')
  assert.equal(options.attestation, 'none')
  assert.deepEqual(options.extensions?.prf, {})
  assert.deepEqual(options.excludeCredentials, [{ id: passkey.credentialId, type: 'public-key' }])
  assert.notEqual((await register()).challenge, options.challenge)
})

test('it is asked for one passkey of some, or for any', async () => {
  const { passkey } = await makePasskey()
  const any = await authenticationOptions({ publicUrl })
  assert.deepEqual([any.rpId, any.userVerification, any.allowCredentials], ['portal.example', 'required', undefined])
  const { allowCredentials } = await authenticationOptions({ publicUrl, allow: [passkey] })
  const { credentialId: id, transports } = passkey
  assert.deepEqual(allowCredentials, [{ id, transports, type: 'public-key' }])
})

test('a passkey is made and signs in, again and again', async () => {
  const { authenticator, passkey } = await makePasskey()
  assert.equal(passkey.counter, 0)
  assert.deepEqual(passkey.transports, ['internal', 'hybrid'])
  assert.equal(passkey.backedUp, true)
  assert.deepEqual(await trySigning(authenticator, passkey), { counter: 1 })
  assert.deepEqual(await trySigning(authenticator, { ...passkey, counter: 1 }), { counter: 2 })
})

test('so does one that does not count, as those that are on several devices do not', async () => {
  const { authenticator, passkey } = await makePasskey(createAuthenticator(publicUrl, { counts: false }))
  for (let round = 0; round < 2; round++) assert.deepEqual(await trySigning(authenticator, passkey), { counter: 0 })
})

test('so does one that vouches for itself, which nobody asked for', async () => {
  const { authenticator, passkey } = await makePasskey(createAuthenticator(publicUrl, { attestsItself: true }))
  assert.deepEqual(await trySigning(authenticator, passkey), { counter: 1 })
})

test('a local portal has a port, its passkeys do not', async () => {
  const local = 'http://localhost:8080'
  const options = await registrationOptions({ publicUrl: local, practitioner, existing: [] })
  const credential = createAuthenticator(local).register(options)
  const expected = { expectedChallenge: options.challenge, credential }
  assert.equal(options.rp.id, 'localhost')
  assert.ok(await verifyRegistration({ publicUrl: local, ...expected }))
  assert.equal(await verifyRegistration({ publicUrl: 'http://localhost:8081', ...expected }), undefined)
})

test('no passkey is made for another challenge, site or party, framed, or without the PIN or fingerprint', async () => {
  const options = await register()
  const { challenge: expectedChallenge } = options
  const verify = (credential: unknown) => verifyRegistration({ publicUrl, expectedChallenge, credential })
  const good = createAuthenticator(publicUrl)
  assert.ok(await verify(good.register(options)))
  assert.equal(await verify(good.register(await register())), undefined, 'challenge')
  assert.equal(await verify(good.register({ ...options, rp: { id: 'example' } })), undefined, 'party')
  for (const other of ['https://portal.example.org', 'http://portal.example', 'https://portal.example:8443'])
    assert.equal(await verify(createAuthenticator(other).register(options)), undefined, other)
  const unverified = createAuthenticator(publicUrl, { verifiesUser: false })
  assert.equal(await verify(unverified.register(options)), undefined, 'user verification')
  const framed = createAuthenticator(publicUrl, { isFramed: true })
  assert.equal(await verify(framed.register(options)), undefined, 'framed')
  assert.equal(await verify(good.sign({ ...options, rpId: options.rp.id })), undefined, 'an assertion')
})

test('nobody signs in for another challenge, site or party, framed, or without the PIN or fingerprint', async () => {
  const { authenticator, passkey } = await makePasskey()
  const other = await authenticationOptions({ publicUrl })
  const expectedChallenge = other.challenge
  assert.equal(await trySigning(authenticator, passkey, { expectedChallenge }), undefined, 'challenge')
  assert.equal(await trySigning(authenticator, passkey, { options: { rpId: 'example' } }), undefined, 'party')
  const credential = authenticator.sign(other)
  const shown = { expectedChallenge, passkey, credential }
  assert.equal(await verifyAuthentication({ publicUrl: 'https://portal.example:8443', ...shown }), undefined, 'site')
  assert.ok(await verifyAuthentication({ publicUrl, ...shown }))
  for (const flaw of [{ verifiesUser: false }, { isFramed: true }]) {
    const manner = {}
    const flawed = await makePasskey(createAuthenticator(publicUrl, manner))
    assert.ok(await trySigning(flawed.authenticator, flawed.passkey))
    Object.assign(manner, flaw)
    assert.equal(await trySigning(flawed.authenticator, flawed.passkey), undefined, JSON.stringify(flaw))
  }
})

test('a counter that does not go on is refused: the passkey was copied, or the answer comes again', async () => {
  const { authenticator, passkey } = await makePasskey()
  assert.equal(await trySigning(authenticator, { ...passkey, counter: 1 }), undefined)
  assert.equal(await trySigning(authenticator, { ...passkey, counter: 9 }), undefined)
  assert.deepEqual(await trySigning(authenticator, { ...passkey, counter: 2 }), { counter: 3 })
})

test('another’s passkey does not sign in, under its own name or under this one’s', async () => {
  const { passkey } = await makePasskey()
  const { authenticator: thief, passkey: stolen } = await makePasskey()
  assert.equal(await trySigning(thief, passkey), undefined)
  assert.equal(await trySigning(thief, { ...passkey, credentialId: stolen.credentialId }), undefined)
  const { authenticator, passkey: own } = await makePasskey()
  assert.equal(await trySigning(authenticator, { ...own, credentialId: stolen.credentialId }), undefined)
  assert.ok(await trySigning(authenticator, own))
})
