import { API_URL, PAGE_SIZE } from 'astro:env/client'
import { FLAG, getSecret, SECRET_KEY, SECRET_NUMBER, STAGE } from 'astro:env/server'

export const GET = () =>
  Response.json({
    API_URL,
    PAGE_SIZE,
    FLAG,
    STAGE: STAGE ?? null,
    SECRET_KEY,
    SECRET_NUMBER: SECRET_NUMBER ?? null,
    other: getSecret('OTHER'),
    none: getSecret('NOT_SET') ?? null,
  })
