export { holds, type InstallationKey, installationKey } from './installation';
export { needsSignature, type RowSignature, signatureOf, signatureProblem, signRows } from './signatures';
