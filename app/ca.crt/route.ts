import { network } from '@/app/server/network';

export const dynamic = 'force-dynamic';

/** The authority's certificate: a phone that opens this offers to install it. Public by nature; never the key. */
export function GET() {
	const certificate = network()?.certificate();
	if (!certificate) return new Response(null, { status: 404 });
	return new Response(new Uint8Array(certificate), {
		headers: {
			'content-type': 'application/x-x509-ca-cert',
			'content-disposition': 'attachment; filename="ketok-palu.crt"',
			'cache-control': 'no-store',
		},
	});
}
