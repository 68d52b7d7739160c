/** A registration as its screens give it, for an address of its own. */
export function registrationAnswers(email: string, given: Readonly<Record<string, string>> = {}) {
  return {
    email,
    confirmEmail: email,
    password: 'correct horse battery',
    confirmPassword: 'correct horse battery',
    secretQuestion: 'name-of-my-first-pet',
    secretAnswer: 'Biscuit',
    title: 'mr',
    forename: 'Aaron',
    surname: 'Aardvaark',
    professionalRole: 'social-worker-adults',
    organisationName: 'Coventry City Council',
    houseName: 'Council House',
    streetName: 'Earl Street',
    town: 'Coventry',
    postcode: 'CV1 5RR',
    workPhone: '024 7683 1000',
    ...given,
  }
}
