// Signs a file with content credentials, or reads them, as order.json says. The certificates and
// the private key come in the environment and stand in no file.
import fs from 'node:fs';

const order = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const { Builder, LocalSigner, Reader } = await import(order.library);

if (order.read) {
  const reader = await Reader.fromAsset({ path: order.read });
  const store = reader ? reader.json() : {};
  console.log(typeof store === 'string' ? store : JSON.stringify(store));
} else {
  const builder = Builder.withJson(order.manifest);
  for (const ingredient of order.ingredients) {
    await builder.addIngredient(JSON.stringify(ingredient.about), { path: ingredient.file });
  }
  const signer = LocalSigner.newSigner(
    Buffer.from(process.env.C2PA_SIGN_CERT),
    Buffer.from(process.env.C2PA_PRIVATE_KEY),
    order.algorithm,
  );
  await builder.sign(signer, { path: order.input }, { path: order.output });
}
