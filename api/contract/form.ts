/**
 * The shape of a form's declaration. A declaration is plain data, never closures, so that it can be
 * printed, hashed and compared; a published version is frozen, and a change is a new version.
 * From it come the screens, the checks on both sides, the summary and the record.
 */
export interface Form {
  /** Stays the same from version to version. */
  id: string
  version: number
  title: string
  /** The three letters every reference of this form starts with. */
  prefix: string
  /** Which of the declarations' paragraphs are meant for this form. */
  audience: 'adults' | 'children' | 'request'
  steps: readonly Step[]
}

/** A part of a form. Numbered in order, unless it says otherwise. */
export interface Step {
  id: string
  title: string
  /** Stands beside the numbered steps, as the nil return does. */
  unnumbered?: true
  askIf?: Condition
  pages: readonly Page[]
}

export type Page = QuestionPage | ListPage

/** One screen: about five questions. */
export interface QuestionPage {
  /** Unique in the form, and its last part of the URL. */
  id: string
  title?: string
  advice?: string
  askIf?: Condition
  /** Each question may be left, but not all of them. */
  atLeastOne?: true
  questions: Questions
}

/** A screen that lists entries (needs, outcomes …); each entry is a page of its own. */
export interface ListPage {
  id: string
  title?: string
  advice?: string
  askIf?: Condition
  list: List
}

export interface List {
  /** The name the entries are given under, unique among questions and lists. */
  name: string
  /** What one entry is called: "need". */
  noun: string
  /** What the button says while there is none; `Add a need` when absent. */
  addFirst?: string
  /** What it says after that; `Add another need` when absent. */
  addMore?: string
  /** The entry's question that tells one entry from another. */
  shows: string
  /** The entry's question whose answer stands beneath that, cut short. */
  beneath?: string
  least: number
  most: number
  /** When this holds, none is needed. */
  optionalIf?: Condition
  /** An entry for which this holds is sent only with consent; what belongs to such entries alone goes with them. */
  consentIf?: Condition
  /** Consent, or the want of it, may leave fewer of them in what is sent than `least`. */
  withheld?: true
  /** Questions of one entry. Their conditions look at the entry first, then at the form. */
  questions: Questions
}

export type Questions = Readonly<Record<string, Question>>

/** Every kind of question; the tables of checks and of fields have the same keys. */
export interface QuestionOf {
  agreement: AgreementQuestion
  choice: ChoiceQuestion
  choices: ChoicesQuestion
  combobox: ComboboxQuestion
  date: DateQuestion
  links: LinksQuestion
  select: SelectQuestion
  statement: StatementQuestion
  text: TextQuestion
  time: TimeQuestion
  verdicts: VerdictsQuestion
}

export type QuestionKind = keyof QuestionOf

export type Question = QuestionOf[QuestionKind]

interface Asked {
  label: string
  hint?: string
  /** What the answer is, as it stands in "Enter …" and "Select …": `your Care Direct number`. */
  noun: string
  optional?: true
  /** May be left; then it is said before sending that it is missing. */
  advisable?: true
  /** Optional after all when this holds. May name any question asked so far or on the same page. */
  optionalIf?: Condition
  askIf?: Condition
  /** Asked only because consent has taken something out of what is sent; it may then be missing there. */
  withheld?: true
}

export interface TextQuestion extends Asked {
  kind: 'text'
  /** Characters, counted as the person sees them. */
  most: number
  /** A text area of so many lines to begin with. One line when absent. */
  lines?: number
  format?: 'email' | 'number' | 'phone' | 'postcode' | 'password' | 'new-password' | 'six-digits'
  /** The autofill name, only for facts about the person who types; everything else is `off`. */
  autocomplete?: string
  /** What stands in the box to begin with, from the practitioner's own account. */
  prefill?: 'name' | 'workPhone' | 'email'
  /** Must repeat the answer of this question. */
  sameAs?: string
}

/** One of few, as radios; nothing is chosen beforehand. */
export interface ChoiceQuestion extends Asked {
  kind: 'choice'
  options: Readonly<Record<string, string>>
  /** A short consequence under an option. */
  notes?: Readonly<Record<string, string>>
}

/** Any of several, as checkboxes. */
export interface ChoicesQuestion extends Asked {
  kind: 'choices'
  options: Readonly<Record<string, string>>
  /** The option that excludes the others ("None"); it stands last, after "or". */
  none?: string
}

/** One of many from a code list, as a select. */
export interface SelectQuestion extends Asked {
  kind: 'select'
  list: CodeListName
  /** `Please select` when absent. */
  placeholder?: string
}

/** One of very many, by typing; takes any text. */
export interface ComboboxQuestion extends Asked {
  kind: 'combobox'
  /** Whence the suggestions come: a code list, or the schools already used in this portal. */
  list: CodeListName | 'schools'
  most: number
}

/** A calendar day, `YYYY-MM-DD`; with `approximate`, a month alone (`YYYY-MM`) will do. */
export interface DateQuestion extends Asked {
  kind: 'date'
  approximate?: true
  /** `past`: today or earlier. `future`: today or later. */
  when?: 'past' | 'future'
  /** Not before the answer of this earlier question. */
  notBefore?: string
}

/** One checkbox; not ticked, it is not answered. */
export interface AgreementQuestion extends Asked {
  kind: 'agreement'
}

/** Entries of an earlier list, and how they are called here. */
interface OfEntries extends Asked {
  /** The list's name. */
  to: string
  /** Which of its entries are meant; all of them when absent. */
  where?: Condition
  /** What one entry is called, before its number: `Need`. */
  entry: string
  /** The entry's question that tells one entry from another. */
  shows: string
  /** The words for that question's codes, where it has codes. */
  as?: Readonly<Record<string, string>>
}

/** Which entries of an earlier list this entry belongs to, as checkboxes. */
export interface LinksQuestion extends OfEntries {
  kind: 'links'
}

/** Yes or no for each of those entries, as radios; each answer is `yes ID` or `no ID`. */
export interface VerdictsQuestion extends OfEntries {
  kind: 'verdicts'
  yes: string
  no: string
}

/** A time of day, `HH:MM`, in London. */
export interface TimeQuestion extends Asked {
  kind: 'time'
}

/** One checkbox: that the consent statement was read to somebody. The answer is that statement's id. */
export interface StatementQuestion extends Asked {
  kind: 'statement'
}

export type CodeListName =
  | 'country'
  | 'ethnicity'
  | 'firstLanguage'
  | 'gender'
  | 'professionalRole'
  | 'relationship'
  | 'secretQuestion'
  | 'sector'
  | 'title'

/**
 * When something is asked. Names an earlier question, of the same entry or of the form, or a fact about the person; in
 * `has` and `hasNo`, a question of one entry of an earlier list.
 */
export type Condition =
  | { question: string; is: string | readonly string[] }
  | { question: string; isNot: string | readonly string[] }
  | { given: string }
  | { notGiven: string }
  | { list: string; has: Condition }
  | { list: string; hasNo: Condition }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }

/** One answer, or what may become one: a plain JSON value. */
export type Answer = string | boolean | readonly string[]

/** One entry of a list, with an id minted on the phone. */
export type Entry = Readonly<{ id: string } & Record<string, Answer>>

/** What a field reports: whatever is on the screen now, good or not. */
export type Given = Answer | readonly Entry[] | undefined

/** Everything given so far, by question or list name. */
export type GivenAnswers = Readonly<Record<string, Given>>

/** Answers that passed their checks: only what is asked, and nothing else. */
export type Answers = Readonly<Record<string, Answer | readonly Entry[]>>
