import { expect, type Locator, type Page } from '@playwright/test';

/** The page of everything before the meeting. */
export class PreparationPage {
	readonly number: Locator;
	readonly from: Locator;

	constructor(readonly page: Page) {
		const form = page.locator('form').filter({ hasText: 'Kotak di meja' });
		this.number = form.getByLabel('TPS', { exact: true });
		this.from = form.getByLabel('Diterima dari');
	}

	async open(part: 'kotak' | 'jadwal' | 'tugas' | 'undangan', kelurahan?: string): Promise<void> {
		const query = new URLSearchParams({
			...(part === 'kotak' ? {} : { bagian: part }),
			...(kelurahan ? { kelurahan } : {}),
		});
		await this.page.goto(`/persiapan?${query}`);
		await expect(this.page.getByRole('heading', { level: 1, name: 'Persiapan rapat' })).toBeVisible();
	}

	box(tps: string): Locator {
		return this.page.locator(`[data-tps="${tps}"]`);
	}

	/** Receives the box the form offers, by the keyboard alone. */
	async receiveNext(no: string): Promise<void> {
		await expect(this.number).toHaveValue(no);
		await this.number.press('Enter');
		await expect(this.page.getByText(`Kotak TPS ${no} diterima`)).toBeVisible();
	}

	/** Adds a line to the schedule; returns the dialog, which stays open where the line is refused. */
	async schedule(said: { kelurahan: string; day: string; panel: string }): Promise<Locator> {
		await this.page.getByRole('button', { name: 'Tambah jadwal' }).click();
		const dialog = this.page.getByRole('dialog', { name: 'Tambah jadwal' });
		await dialog.getByLabel('Kelurahan/desa').selectOption({ label: said.kelurahan });
		await dialog.getByLabel('Hari').fill(said.day);
		await dialog.getByLabel('Panel').selectOption(said.panel);
		await dialog.getByRole('button', { name: 'Simpan' }).click();
		return dialog;
	}
}
