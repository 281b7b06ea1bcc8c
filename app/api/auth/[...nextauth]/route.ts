import NextAuth from 'next-auth';
import { authOptions } from '@/app/server/auth';
import { publicly, refused } from '@/app/server/guard';

export const dynamic = 'force-dynamic';

type Params = { nextauth: string[] };

/** What of NextAuth is used. Its own pages and its session route (which would renew the cookie) are not. */
const SERVED = ['GET csrf', 'POST callback/akun', 'POST callback/saksi', 'POST callback/layar'];

/** A sign-in is a few hundred bytes. */
const LARGEST = 8 * 1024;

const handler = publicly<Params>('/api/auth/[...nextauth]', async (request, context) => {
	const { nextauth } = await context.params;
	if (!SERVED.includes(`${request.method} ${nextauth.join('/')}`)) return refused('forbidden', 404);
	if (Number(request.headers.get('content-length') ?? 0) > LARGEST) return refused('invalid', 413, { field: 'body' });
	return NextAuth(request, context, authOptions(request)) as Promise<Response>;
});

export { handler as GET, handler as POST };
