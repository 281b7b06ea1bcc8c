export { holds, type InstallationKey, installationKey, KEY_FILE } from './installation';
export { needsSignature, type RowSignature, signatureOf, signatureProblem, signRows } from './signatures';
