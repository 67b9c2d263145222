<?php
/** What HTML Purifier and htmLawed do: `php make-purifiers.php < INPUT` (see make.mjs). Both from PHP's include path. */

error_reporting(E_ERROR);
require_once 'HTMLPurifier.auto.php';
require_once 'php-htmlawed/htmLawed.php';


const OURS = ['data-kotak-fakta', 'data-corrections', 'data-approved', 'data-stale', 'data-approved-only'];

function purifier(bool $ours): Closure
{
    $config = HTMLPurifier_Config::createDefault();
    $config->set('Cache.DefinitionImpl', null);
    if ($ours) {
        $config->set('HTML.DefinitionID', 'kotak-fakta');
        $definition = $config->maybeGetRawHTMLDefinition();
        foreach (OURS as $attribute) {
            $definition->addAttribute('div', $attribute, 'Text');
        }
    }
    $purifier = new HTMLPurifier($config);
    return static fn(string $html): string => $purifier->purify($html);
}

$given = json_decode(file_get_contents('php://stdin'), true, 512, JSON_THROW_ON_ERROR);
$ways = [
    [['HTML Purifier ' . HTMLPurifier::VERSION], purifier(false)],
    [['HTML Purifier ' . HTMLPurifier::VERSION, 'our attributes allowed'], purifier(true)],
    [['htmLawed ' . hl_version(), 'safe'], static fn(string $html): string => htmLawed($html, ['safe' => 1])],
];
$text = $data = [];
foreach ($ways as [$through, $clean]) {
    foreach ($given['sentences'] as ['name' => $name, 'html' => $html]) {
        $after = $clean($html);
        if ($after !== $html) {
            $text[] = ['name' => $name, 'role' => 'any', 'through' => $through, 'before' => $html, 'after' => $after];
        }
    }
    foreach ($given['forms'] as ['form' => $form, 'values' => $values, 'html' => $html]) {
        $data[] = ['form' => $form, 'values' => $values, 'role' => 'any', 'through' => $through, 'before' => $html,
            'after' => $clean("<p>Paragraf satu.</p>\n$html\n<p>Paragraf dua.</p>")];
    }
}
echo json_encode(['text' => $text, 'data' => $data], JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR);
