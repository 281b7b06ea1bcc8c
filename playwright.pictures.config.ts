import base from './playwright.config';

/** `npm run pictures`: takes the pictures of docs/images anew. */
export default { ...base, testDir: 'e2e/pictures' };
