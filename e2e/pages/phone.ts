import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';

/** A witness's phone. */
export class Phone {
	static readonly viewport = { width: 360, height: 740 };
	readonly agree: Locator;
	readonly object: Locator;
	readonly refuse: Locator;
	readonly sheet: Locator;
	readonly receipts: Locator;

	constructor(readonly page: Page) {
		this.agree = page.getByRole('button', { name: 'Setuju', exact: true });
		this.object = page.getByRole('button', { name: 'Keberatan', exact: true });
		this.refuse = page.getByRole('button', { name: 'Tidak bersedia menandatangani' });
		this.sheet = page.getByRole('dialog');
		this.receipts = page.locator('[data-receipt]');
	}

	/** What the QR code on the slip does: the code is filled in, one tap. */
	async enter(url: string, code: string): Promise<void> {
		await this.page.goto(`${url}/saksi/masuk?kode=${encodeURIComponent(code)}`);
		await this.page.getByRole('button', { name: 'Masuk' }).click();
		await this.page.waitForURL('**/saksi');
	}

	/** The code on the newest receipt, as the phone saves it to a file. */
	async savedCode(): Promise<string> {
		const [download] = await Promise.all([
			this.page.waitForEvent('download'),
			this.receipts.first().getByRole('button', { name: 'Simpan tanda terima' }).click(),
		]);
		return /KP[12][A-Z]\.\S+/.exec(readFileSync(await download.path(), 'utf8'))?.[0] ?? '';
	}

	/** The sentence that says where things stand. */
	says(text: string | RegExp): Locator {
		return this.page.getByRole('status').filter({ hasText: text });
	}

	row(field: string): Locator {
		return this.page.locator(`[data-row="${field}"]`).first();
	}

	async giveAgreement(): Promise<void> {
		await this.agree.click();
		await this.sheet.getByRole('button', { name: 'Ya, setuju' }).click();
	}

	async giveObjection(text: string): Promise<void> {
		await this.object.click();
		await this.sheet.getByRole('textbox').fill(text);
		await this.sheet.getByRole('button', { name: 'Kirim keberatan' }).click();
	}

	/** Types what the witness's own copy says differently, and sends it. */
	async layCopy(lines: Readonly<Record<string, string>>): Promise<void> {
		await this.page.getByRole('button', { name: 'Cocokkan salinan saya' }).click();
		for (const [field, text] of Object.entries(lines)) {
			await this.page.locator(`[data-copy="${field}"]`).getByRole('textbox').fill(text);
		}
		await this.page.getByRole('button', { name: `Kirim ${Object.keys(lines).length} baris berbeda` }).click();
	}

	/** Nothing under 16 px, the buttons high enough for a thumb, nothing wider than the screen. */
	async expectHandy(): Promise<void> {
		expect(await this.page.evaluate(unhandy)).toEqual([]);
	}
}

function unhandy(): string[] {
	const found: string[] = [];
	for (const element of document.querySelectorAll('body *')) {
		if (element.closest('.visually-hidden, script, style') || !(element instanceof HTMLElement)) continue;
		if (!element.checkVisibility()) continue;
		const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
		const size = Number.parseFloat(getComputedStyle(element).fontSize);
		if (text.length > 0 && size < 16) found.push(`${size}px: ${element.textContent}`);
		const high = element.getBoundingClientRect().height;
		const quiet = getComputedStyle(element).textDecorationLine === 'underline';
		if (element instanceof HTMLButtonElement && high < (quiet ? 48 : 56))
			found.push(`${high}px: ${element.textContent}`);
	}
	if (document.documentElement.scrollWidth > innerWidth) found.push('wider than the screen');
	return found;
}
