/** Traditional to simplified script, loaded only when a query needs it (53 KB). */
let converter: Promise<(text: string) => string> | undefined;

export async function toSimplified(text: string): Promise<string> {
  converter ??= import('opencc-js/t2cn').then(({ Converter }) => Converter({ from: 't', to: 'cn' }));
  converter.catch(() => {
    converter = undefined;
  });
  return (await converter)(text);
}
