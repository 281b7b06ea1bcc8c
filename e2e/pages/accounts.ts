import { expect, type Locator, type Page } from '@playwright/test';

/** The admin's page of accounts. */
export class AccountsPage {
	constructor(readonly page: Page) {}

	rows(): Locator {
		return this.page.getByRole('list', { name: 'Daftar akun' }).getByRole('listitem');
	}

	row(username: string): Locator {
		return this.rows().filter({ has: this.page.getByText(username, { exact: true }) });
	}

	async filter(text: string): Promise<void> {
		await this.page.getByLabel('Cari nama').fill(text);
	}

	async endSessions(username: string): Promise<void> {
		await this.row(username).getByRole('button', { name: 'Akhiri sesi' }).click();
		await this.dialog().getByRole('button', { name: 'Akhiri sesi' }).click();
		await expect(this.page.getByRole('status').filter({ hasText: username })).toBeVisible();
	}

	async disable(username: string, reason: string): Promise<void> {
		await this.row(username).getByRole('button', { name: 'Nonaktifkan' }).click();
		await this.dialog().getByLabel('Alasan').fill(reason);
		await this.dialog().getByRole('button', { name: 'Nonaktifkan' }).click();
		await expect(
			this.dialog().getByRole('alert').or(this.page.getByRole('status')).filter({ hasText: /\S/ }).first(),
		).toBeVisible();
	}

	/** Resets a password and returns the temporary one from the slip. */
	async resetPassword(username: string): Promise<string> {
		await this.row(username).getByRole('button', { name: 'Reset kata sandi' }).click();
		await this.dialog().getByRole('button', { name: 'Reset kata sandi' }).click();
		return this.takeSlip();
	}

	/** Opens the form of a new account. */
	async openCreate(): Promise<void> {
		await this.page.getByRole('button', { name: 'Buat akun' }).click();
		await expect(this.dialog()).toBeVisible();
	}

	/** Leaves the dialog by its key. */
	async escape(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await expect(this.dialog()).toBeHidden();
	}

	/** Fills the form of a new account and sends it; `before` runs between the two. */
	async fillCreate(
		{ name, username, role }: { name: string; username: string; role: string },
		before?: () => Promise<void>,
	): Promise<void> {
		await this.openCreate();
		const dialog = this.dialog();
		await dialog.getByLabel('Nama lengkap').fill(name);
		await dialog.getByLabel('Nama pengguna').fill(username);
		await dialog.getByLabel('Peran', { exact: true }).selectOption({ label: role });
		await before?.();
		await dialog.getByRole('button', { name: 'Buat akun' }).click();
	}

	/** Makes an account and returns its temporary password; `look` runs while the slip is shown. */
	async create(account: { name: string; username: string; role: string }, look?: () => Promise<void>): Promise<string> {
		await this.fillCreate(account);
		return this.takeSlip(look);
	}

	/** Reads the slip, says that it was written down, and returns its password. */
	async takeSlip(look?: () => Promise<void>): Promise<string> {
		const slip = this.page.getByRole('dialog', { name: 'Kata sandi sementara' });
		const password = (await slip.locator('[data-secret]').textContent()) ?? '';
		expect(password).toMatch(/^([a-z]{4}-){4}[a-z]{4}$/);
		await look?.();
		await slip.getByRole('button', { name: 'Sudah dicatat' }).click();
		await expect(slip).toBeHidden();
		return password;
	}

	private dialog(): Locator {
		return this.page.getByRole('dialog');
	}
}
