import { expect, type Locator, type Page } from '@playwright/test';
import type { Server } from '../fixtures/server';

/** Who has chosen a password of their own, by server. */
const chosen = new WeakMap<Server, Set<string>>();

/** The password `signInAs` chooses for an account. */
export const chosenPassword = (username: string) => `sandi panjang ${username}`;

/** The sign-in page. */
export class SignInPage {
	constructor(readonly page: Page) {}

	async open(): Promise<void> {
		await this.page.goto('/masuk');
	}

	async fill(username: string, password: string): Promise<void> {
		await this.page.getByLabel('Nama pengguna').fill(username);
		await this.page.getByLabel('Kata sandi', { exact: true }).fill(password);
	}

	async submit(): Promise<void> {
		await this.page.getByRole('button', { name: 'Masuk', exact: true }).click();
	}

	/** Fills, sends, and waits until the page has been left. */
	async signIn(username: string, password: string): Promise<void> {
		await this.fill(username, password);
		await this.submit();
		await this.page.waitForURL((url) => url.pathname !== '/masuk');
	}
}

/** The page where one's password is changed. */
export class PasswordPage {
	constructor(readonly page: Page) {}

	/** Types a new password and its repetition, and sends them. */
	async fill(password: string, repeat: string): Promise<void> {
		await this.page.getByLabel('Kata sandi baru', { exact: true }).fill(password);
		await this.page.getByLabel('Kata sandi baru, sekali lagi').fill(repeat);
		await this.page.getByRole('button', { name: 'Simpan kata sandi' }).click();
	}

	/** Makes a password of one's own after the first sign-in, and waits until the page has been left. */
	async chooseFirst(password: string): Promise<void> {
		await this.fill(password, password);
		await this.page.waitForURL((url) => url.pathname !== '/sandi');
	}

	async change(current: string, next: string): Promise<void> {
		await this.page.getByLabel('Kata sandi sekarang').fill(current);
		await this.fill(next, next);
	}
}

/** The temporary password the set-up gave an account. */
export function temporaryPassword(server: Server, username: string): string {
	const account = server.first.accounts.find((known) => known.username === username);
	if (!account) throw new Error(`the set-up made no account ${username}`);
	return account.password;
}

/**
 * Signs a page in as one of the accounts the set-up made (`ketua`, `operator`, `admin`, `panwaslu`, `pps.…`),
 * through the pages a person uses; the first time the password is changed as it must be. Ends where the
 * role's work is, or at `then`.
 */
export async function signInAs(page: Page, server: Server, username: string, then?: string): Promise<void> {
	const known = chosen.get(server) ?? new Set<string>();
	chosen.set(server, known);
	const way = then ? `?ke=${encodeURIComponent(then)}` : '';
	await page.goto(`${server.url}/masuk${way}`);
	const own = known.has(username);
	await new SignInPage(page).signIn(username, own ? chosenPassword(username) : temporaryPassword(server, username));
	if (own) return;
	await page.waitForURL('**/sandi*');
	await new PasswordPage(page).chooseFirst(chosenPassword(username));
	known.add(username);
}

/** Signs in again over the page that was being worked on, after its session ended. */
export async function signInAgain(page: Page, username: string): Promise<void> {
	// By its name: it may lie over a dialog that was being written in.
	const dialog = page.getByRole('dialog', { name: 'Sesi berakhir – masuk lagi' });
	await expect(dialog.getByLabel('Kata sandi', { exact: true })).toBeVisible();
	await giveAgain(dialog, username);
	await expect(dialog).toBeHidden();
}

/** Somebody else signs in over the page: nothing goes on in their name. */
export async function signInAsAnother(page: Page, username: string): Promise<void> {
	const dialog = page.getByRole('dialog', { name: 'Sesi berakhir – masuk lagi' });
	await giveAgain(dialog, username);
	await expect(dialog.getByRole('alert').filter({ hasText: 'Halaman ini milik akun lain' })).toBeVisible();
}

async function giveAgain(dialog: Locator, username: string): Promise<void> {
	await dialog.getByLabel('Nama pengguna').fill(username);
	await dialog.getByLabel('Kata sandi', { exact: true }).fill(chosenPassword(username));
	await dialog.getByRole('button', { name: 'Masuk', exact: true }).click();
}
