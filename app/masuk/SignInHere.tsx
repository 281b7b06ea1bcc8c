'use client';

import { SignInForm } from '@/app/client/SignInForm';

/** The form of the sign-in page; what comes after is loaded afresh, so that nothing of a former person stays. */
export function SignInHere({ next }: { next: string }) {
	return <SignInForm onDone={() => location.assign(next)} />;
}
