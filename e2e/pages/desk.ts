import { expect, type Locator, type Page } from '@playwright/test';
import type { Cell, Figures } from '../../lib/forms';

/** The desk, as the fingers of an operator know it. */
export class DeskPage {
	readonly gavel: Locator;
	readonly openItems: Locator;

	constructor(readonly page: Page) {
		this.gavel = page.getByRole('button', { name: 'Ketok palu' });
		this.openItems = page.locator('tr[tabindex="0"]');
	}

	async open(tps?: string): Promise<void> {
		await this.page.goto(tps ? `/meja?tps=${tps}` : '/meja');
	}

	/** The chair opens the plenary. */
	async openPlenary(): Promise<void> {
		await this.page.getByRole('button', { name: 'Buka rapat pleno' }).click();
		await expect(this.page.getByRole('region', { name: 'Daftar TPS' })).toBeVisible();
	}

	async takeFloor(mode: 'match' | 'blind' = 'match'): Promise<void> {
		const label = mode === 'match' ? /Baca dan cocokkan/ : /Tertutup/;
		await this.page.getByRole('radio', { name: label }).check();
		await this.page.getByRole('button', { name: /Buka kotak dan bacakan/ }).click();
		await expect(this.cell('I.A.L')).toBeFocused();
	}

	cell(field: string): Locator {
		return this.page.locator(`input[data-field="${field}"]`);
	}

	/** Types one cell and goes on with Enter. */
	async type(cell: Cell): Promise<void> {
		if (cell === 'X') await this.page.keyboard.press('x');
		else {
			if (cell !== null) await this.page.keyboard.type(String(cell));
			await this.page.keyboard.press('Enter');
		}
	}

	/** Reads a whole form by keyboard: Enter where the shown number is the same, digits where it is not. */
	async read(fields: readonly string[], paper: Figures, shown: Figures | null): Promise<void> {
		for (const field of fields) {
			await expect(this.cell(field)).toBeFocused();
			const value = paper[field] ?? null;
			const same = shown !== null && value !== null && value !== 'X' && shown[field] === value;
			if (same) await this.page.keyboard.press('Enter');
			else await this.type(value);
		}
	}

	async file(): Promise<void> {
		await this.page.keyboard.press('Shift+Enter');
		await expect(this.page.getByRole('checkbox', { name: 'Hanya selisih dan temuan' })).toBeVisible();
	}

	/** Settles every open item by keyboard: the system follows the paper, findings are explained. */
	async settleAll(explanation: string): Promise<void> {
		for (;;) {
			const count = await this.openItems.count();
			if (count === 0) return;
			const item = this.openItems.first();
			await item.focus();
			const isFinding = (await item.getAttribute('id'))?.includes('K') ?? false;
			await this.page.keyboard.press(isFinding ? 'c' : 's');
			const dialog = this.page.getByRole('dialog');
			if (isFinding) await dialog.getByLabel('Penjelasan').fill(explanation);
			await dialog.getByRole('button', { name: isFinding ? 'Catat' : 'Ubah data Sirekap' }).click();
			await expect(this.openItems).not.toHaveCount(count);
		}
	}

	/** The row of a field in the part with what differs. */
	pinned(field: string): Locator {
		return this.page.locator(`[id="butir-${field}"]`);
	}

	async correct(
		field: string,
		value: string,
		by: { reason: string; requestedBy: string; initialled?: string },
	): Promise<void> {
		const dialog = await this.writeCorrection(field, value, by);
		await dialog.getByRole('button', { name: 'Simpan pembetulan' }).click();
		await expect(dialog).toBeHidden();
	}

	/** Opens the dialog of a correction and fills it in, without sending it. */
	async writeCorrection(
		field: string,
		value: string,
		by: { reason: string; requestedBy: string; initialled?: string },
	): Promise<Locator> {
		await this.page
			.locator(`tr[data-row="${field}"]`)
			.last()
			.getByRole('button', { name: /Betulkan/ })
			.click();
		const dialog = this.page.getByRole('dialog', { name: /^Betulkan / });
		await dialog.getByLabel('Menjadi').fill(value);
		await dialog.getByLabel('Alasan').fill(by.reason);
		await dialog.getByLabel('Diminta oleh').fill(by.requestedBy);
		if (by.initialled) await dialog.getByRole('checkbox', { name: by.initialled }).check();
		return dialog;
	}

	async answerOnPaper(name: string, answer: 'setuju' | 'keberatan', text = ''): Promise<void> {
		await this.page.getByRole('button', { name: `Catat jawaban ${name} dari kertas` }).click();
		const dialog = this.page.getByRole('dialog');
		await dialog.getByRole('radio', { name: answer }).check();
		if (text) await dialog.getByRole('textbox').fill(text);
		await dialog.getByRole('button', { name: 'Catat jawaban' }).click();
		await expect(dialog).toBeHidden();
	}

	/** Holds the gavel until it falls. */
	async strike(): Promise<void> {
		await expect(this.gavel).toHaveAttribute('aria-disabled', 'false');
		await this.gavel.focus();
		await this.page.keyboard.down('Enter');
		await expect(this.page.getByText('Hasil terkunci.')).toBeVisible();
		await this.page.keyboard.up('Enter');
	}

	/** What still stands before the gavel, as the side panel says it. */
	get next(): Locator {
		return this.page.getByRole('complementary', { name: 'Langkah berikut' });
	}
}
