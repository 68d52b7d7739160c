/** Says a sentence, on this phone and with no network. */
export interface Speaker {
  say: (sentence: string) => void
  stop: () => void
}

/** With a voice of this phone's own only: others would send the words somewhere. Undefined where there is none. */
export function findSpeaker(): Speaker | undefined {
  if (!('speechSynthesis' in window)) return undefined
  const own = speechSynthesis.getVoices().filter(({ localService, lang }) => localService && lang.startsWith('en'))
  const voice = own.find(({ lang }) => lang.replace('_', '-') === 'en-GB') ?? own[0]
  if (!voice) return undefined
  return {
    say(sentence) {
      speechSynthesis.cancel()
      const utterance = new SpeechSynthesisUtterance(sentence)
      utterance.voice = voice
      utterance.lang = voice.lang
      speechSynthesis.speak(utterance)
    },
    stop: () => speechSynthesis.cancel(),
  }
}
