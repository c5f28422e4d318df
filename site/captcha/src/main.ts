import { onSubmit } from './on-submit.ts'

// Stands in for the service's own script, which would give the callback a token.
document.querySelector('.g-recaptcha')?.addEventListener('click', async () => {
  const isRobot = document.querySelector('#robot:checked') !== null
  const result = document.querySelector('#result')
  const verified = await onSubmit(isRobot ? 'token-of-a-robot' : 'token-of-a-person')
  if (result) result.textContent = verified ? 'Captcha verification was a success.' : 'Captcha verification failed.'
})
