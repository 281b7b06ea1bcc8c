import type { Locale } from './locales';
import enAccounts from './messages/en/accounts.json';
import enAuth from './messages/en/auth.json';
import enCommon from './messages/en/common.json';
import enDesk from './messages/en/desk.json';
import enFault from './messages/en/fault.json';
import enRefusal from './messages/en/refusal.json';
import idAccounts from './messages/id/accounts.json';
import idAuth from './messages/id/auth.json';
import idCommon from './messages/id/common.json';
import idDesk from './messages/id/desk.json';
import idFault from './messages/id/fault.json';
import idRefusal from './messages/id/refusal.json';

export * from './locales';

/** Every word on a screen, in Indonesian; the English catalogue beside it has the same keys. */
const id = { accounts: idAccounts, auth: idAuth, common: idCommon, desk: idDesk, fault: idFault, refusal: idRefusal };

export type Messages = typeof id;
export type Namespace = keyof Messages;

export const catalogues: Readonly<Record<Locale, Messages>> = {
	id,
	en: { accounts: enAccounts, auth: enAuth, common: enCommon, desk: enDesk, fault: enFault, refusal: enRefusal },
};

/** The parts of the catalogue a page needs, so that a phone is not sent the whole book. */
export function pick<N extends Namespace>(locale: Locale, namespaces: readonly N[]): Pick<Messages, N> {
	const catalogue = catalogues[locale];
	return Object.fromEntries(namespaces.map((namespace) => [namespace, catalogue[namespace]])) as Pick<Messages, N>;
}
