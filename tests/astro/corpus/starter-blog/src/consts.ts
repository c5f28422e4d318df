export const SITE_TITLE = 'Harbour notes'
export const SITE_DESCRIPTION = 'What came in with the tide & what left with it'
