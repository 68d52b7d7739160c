import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wordDevice } from '../../api/identity/device-words.ts'

const webKit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0'
const android = 'Mozilla/5.0 (Linux; Android 10; K)'
const iPhone = `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${webKit}`
const iPad = `Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) ${webKit}`
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'

const devices: [string, string][] = [
  [`${android} ${blink} Mobile Safari/537.36`, 'Chrome on Android'],
  [`${android} ${blink} Mobile Safari/537.36 EdgA/140.0.0.0`, 'Edge on Android'],
  [
    `${android} AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    'Samsung Internet on Android',
  ],
  [`${android} ${blink} Mobile Safari/537.36 OPR/90.0.0.0`, 'Opera on Android'],
  ['Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0', 'Firefox on Android'],
  [`${iPhone} Version/18.6 Mobile/15E148 Safari/604.1`, 'Safari on iPhone'],
  [`${iPhone} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1`, 'Chrome on iPhone'],
  [`${iPhone} FxiOS/143.0 Mobile/15E148 Safari/604.1`, 'Firefox on iPhone'],
  [`${iPhone} Version/18.0 EdgiOS/140.0.0.0 Mobile/15E148 Safari/604.1`, 'Edge on iPhone'],
  [`${iPhone} Mobile/15E148`, 'A browser on iPhone'],
  [`${iPad} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1`, 'Chrome on iPad'],
  [`${mac} ${webKit} Version/18.6 Safari/605.1.15`, 'Safari on Mac'],
  [`${windows} ${blink} Safari/537.36`, 'Chrome on Windows'],
  [`${windows} ${blink} Safari/537.36 Edg/140.0.0.0`, 'Edge on Windows'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox on Windows'],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${blink} Safari/537.36`, 'Chrome on Chromebook'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox on Linux'],
  ['Chrome/140.0.0.0', 'Chrome'],
  ['curl/8.5.0', 'A browser'],
  ['', 'A browser'],
]

test('a device is called what its owner would call it', () => {
  for (const [userAgent, words] of devices) assert.equal(wordDevice(userAgent), words, userAgent)
  assert.equal(wordDevice(undefined), 'A browser')
})

test('nothing of what the browser said gets through', () => {
  const words = /^(Edge|Opera|Samsung Internet|Firefox|Chrome|Safari|A browser)( on [A-Z]?[A-Za-z]+)?$/
  const anything = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...devices.flat())))
  fc.assert(
    fc.property(anything, (parts) => words.test(wordDevice(parts.join(' ')))),
    { seed: 20_261_205 },
  )
})
