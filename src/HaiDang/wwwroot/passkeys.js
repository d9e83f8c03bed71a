// Forms that are answered by a passkey: asks the site for a challenge, the authenticator for the answer, and sends that with the form.
const able = window.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined;

for (const form of document.querySelectorAll('form[data-passkey]')) {
    if (!able) continue;
    form.hidden = false;
    form.addEventListener('submit', async event => {
        event.preventDefault();
        const wrong = form.querySelector('.wrong');
        const button = form.querySelector('button');
        wrong.hidden = true;
        button.disabled = true;
        try {
            form.elements.credential.value = JSON.stringify(await answer(form));
            form.submit();
        } catch {
            wrong.hidden = false;
            button.disabled = false;
        }
    });
}

async function answer(form) {
    const token = form.elements.__RequestVerificationToken.value;
    const response = await fetch(form.dataset.options, { method: 'POST', headers: { RequestVerificationToken: token } });
    if (!response.ok) throw new Error(response.statusText);
    const options = await response.json();
    const credential = form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    return credential.toJSON();
}
