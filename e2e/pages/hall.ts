import { expect, type Locator, type Page } from '@playwright/test';

/** What is read from ten metres may not be smaller (ux.md: 34 px cap height at 1080p). */
const SMALLEST = 48;

/** The projector. */
export class HallScreen {
	static readonly viewport = { width: 1920, height: 1080 };
	readonly heading: Locator;
	readonly witnesses: Locator;
	readonly sealed: Locator;

	constructor(readonly page: Page) {
		this.heading = page.getByRole('heading', { level: 1 });
		this.witnesses = page.getByRole('list', { name: 'Saksi' });
		this.sealed = page.getByText('Ketok palu', { exact: true });
	}

	/** Signs in with the display code, as on a television. */
	async enter(url: string, code: string): Promise<void> {
		await this.page.goto(`${url}/layar/masuk`);
		await this.page.getByLabel('Kode', { exact: true }).fill(code);
		await this.page.getByRole('button', { name: 'Tampilkan layar rapat' }).click();
		await this.page.waitForURL('**/layar');
	}

	/** The row of a field or of a printed line (`IV.2`, `I.B.1`) that is on the wall now. */
	row(name: string): Locator {
		return this.page.locator(`[data-row="${name}"]:visible`);
	}

	/** The number being read, large. */
	focus(field: string): Locator {
		return this.page.locator(`[data-focus="${field}"]`);
	}

	/** What {@link expectLegible} would complain about. */
	complaints(): Promise<string[]> {
		return this.page.evaluate(illegible, SMALLEST);
	}

	/** Nothing that must be read is under 48 px, nothing is cut or outside, and nothing scrolls. */
	async expectLegible(): Promise<void> {
		await expect.poll(() => this.complaints()).toEqual([]);
	}
}

/** Runs in the page: every text that is too small, cut off or outside the wall. */
function illegible(smallest: number): string[] {
	const found: string[] = [];
	const aside = '[aria-hidden="true"], .visually-hidden, [hidden], script, style, button';
	for (const element of document.querySelectorAll('main, main *')) {
		const text = [...element.childNodes]
			.filter((node) => node.nodeType === Node.TEXT_NODE)
			.map((node) => node.textContent?.trim())
			.join('');
		if (!text || element.closest(aside)) continue;
		const style = getComputedStyle(element);
		const size = Number.parseFloat(style.fontSize);
		if (size < smallest - 0.01) found.push(`${size}px: ${text}`);
		const box = element.getBoundingClientRect();
		if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1) found.push(`outside: ${text}`);
		const hides = style.overflow !== 'visible';
		if (hides && (element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 8)) {
			found.push(`cut: ${text}`);
		}
	}
	const root = document.documentElement;
	if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) found.push('the document scrolls');
	return found;
}
