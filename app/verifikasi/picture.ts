import decodeQR from 'qr/decode.js';

/** Longest sides a picture is read at: a photograph first small, then in full; a saved receipt is sharp as it is. */
const SIDES = [1200, 2400, 4800];
/** A dense code in a photograph may need a second look. */
const PATIENCE = { effort: 4, timeLimit: 4_000 };

/** The text of the QR in a photograph or picture, or `null` when none is found. Nothing leaves the page. */
export async function codeInPicture(file: Blob): Promise<string | null> {
	let picture: ImageBitmap;
	try {
		picture = await createImageBitmap(file);
	} catch {
		return null;
	}
	const longest = Math.max(picture.width, picture.height);
	for (const side of new Set(SIDES.map((one) => Math.min(one, longest)))) {
		const found = codeIn(pixels(picture, side / longest));
		if (found) return found;
	}
	return null;
}

function pixels(picture: ImageBitmap, scale: number): ImageData {
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(picture.width * scale));
	canvas.height = Math.max(1, Math.round(picture.height * scale));
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (!context) throw new Error('no canvas');
	context.drawImage(picture, 0, 0, canvas.width, canvas.height);
	return context.getImageData(0, 0, canvas.width, canvas.height);
}

function codeIn(image: ImageData): string | null {
	try {
		return decodeQR(image, PATIENCE) || null;
	} catch {
		// It throws where there is no code to be found.
		return null;
	}
}
