import { encode } from 'uqr';

/** Bytes one QR can hold at the lowest error correction (ISO/IEC 18004: 2,953), less what a reader likes better. */
const LARGEST = 2_900;
const WIDTH = 1080;
const MARGIN = 48;
const LINE = 40;

/**
 * A receipt as a picture: its lines, and its code as a QR which the check page reads back.
 * @param note what stands under it; `tooLong` when the code is larger than a QR can be
 */
export async function receiptPicture(
	lines: readonly string[],
	code: string,
	note: { readonly fits: string; readonly tooLong: string },
): Promise<Blob> {
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	const font = '28px "Inter Variable", Inter, system-ui, sans-serif';
	context.font = font;
	const fits = code.length <= LARGEST;
	const wrapped = [...lines, fits ? note.fits : note.tooLong].flatMap((line) => wrap(context, line));
	const qr = fits ? encode(code, { ecc: 'L', border: 4 }) : null;
	const cell = qr ? Math.floor((WIDTH - 2 * MARGIN) / qr.size) : 0;
	canvas.width = WIDTH;
	canvas.height = 2 * MARGIN + wrapped.length * LINE + (qr ? qr.size * cell + MARGIN : 0);
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.fillStyle = '#1c1a22';
	context.font = font;
	for (const [at, line] of wrapped.entries()) context.fillText(line, MARGIN, MARGIN + (at + 0.7) * LINE);
	if (qr) {
		const [left, top] = [(WIDTH - qr.size * cell) / 2, MARGIN + wrapped.length * LINE + MARGIN / 2];
		for (const [y, row] of qr.data.entries()) {
			for (const [x, dark] of row.entries()) if (dark) context.fillRect(left + x * cell, top + y * cell, cell, cell);
		}
	}
	return new Promise((done, failed) => {
		canvas.toBlob((file) => (file ? done(file) : failed(new Error('no picture'))), 'image/png');
	});
}

function wrap(context: CanvasRenderingContext2D, line: string): string[] {
	const rows: string[] = [];
	let row = '';
	for (const word of line.split(' ')) {
		const longer = row === '' ? word : `${row} ${word}`;
		if (row !== '' && context.measureText(longer).width > WIDTH - 2 * MARGIN) {
			rows.push(row);
			row = word;
		} else row = longer;
	}
	return [...rows, row];
}
