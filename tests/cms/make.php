<?php
/**
 * What WordPress does to our sentences and to our data: `php make.php WORDPRESS < INPUT` prints it as JSON.
 *
 * INPUT is `{ "sentences": [{ "name", "html" }], "forms": [{ "form", "values", "html" }] }`, as `make.mjs` gives it.
 * Every step is WordPress' own function; nothing here changes a text.
 */

require __DIR__ . '/wordpress.php';

const SITE = 'https://berita.contoh';
const ROLES = ['administrator', 'author'];

$input = json_decode(file_get_contents('php://stdin'), true, 512, JSON_THROW_ON_ERROR);
load_wordpress($argv[1], SITE);
// Its own address for pictures of emoji changes with each version.
add_filter('emoji_url', static fn() => SITE . '/emoji/');
error_reporting(E_ERROR);

/**
 * A post as the table holds it after somebody with that role has saved it.
 *
 * `kses_init` sets these filters for everyone who may not write unfiltered HTML: authors and contributors on every site,
 * everybody but the network's administrators on a network of sites.
 */
function saved(array $post, string $role, bool $slashed = true): ?array
{
    global $wpdb;
    $role === 'author' ? kses_init_filters() : kses_remove_filters();
    $post += ['post_title' => 'Judul', 'post_content' => 'Isi.', 'post_status' => 'publish', 'post_author' => 1];
    $wpdb->written = [];
    // The editors' requests come with slashes; a plugin or an importer often forgets them.
    $saved = wp_insert_post($slashed ? wp_slash($post) : $post, true);
    return is_wp_error($saved) ? null : $wpdb->written[$wpdb->posts];
}

/** What the reader's page, the title, and the feed make of a stored post. */
function shown(?array $post, string $where): ?string
{
    if ($post === null) {
        return null;
    }
    if ($where === 'the_title') {
        return apply_filters('the_title', $post['post_title'], 1);
    }
    $html = apply_filters('the_content', $post['post_content']);
    return match ($where) {
        'the_content_feed' => apply_filters('the_content_feed', $html, 'rss2'),
        // What a theme made of blocks does to the page as a whole, after the_content has done it to the post.
        'block theme' => convert_smilies(wptexturize($html)),
        default => $html,
    };
}

$text = [];
$add = static function (string $name, string $role, array $through, string $before, ?string $after) use (&$text): void {
    if ($after !== null) {
        $text[] = compact('name', 'role', 'through', 'before', 'after');
    }
};

foreach ($input['sentences'] as ['name' => $name, 'html' => $html]) {
    $block = "<!-- wp:paragraph -->\n<p>$html</p>\n<!-- /wp:paragraph -->";
    foreach (ROLES as $role) {
        $save = $role === 'author' ? 'wp_insert_post with KSES' : 'wp_insert_post';
        $classic = saved(['post_content' => $html], $role);
        $add($name, $role, [$save, 'the_content'], $html, shown($classic, 'the_content'));
        $add($name, $role, [$save, 'the_content', 'the_content_feed'], $html, shown($classic, 'the_content_feed'));
        $blocks = saved(['post_content' => $block], $role);
        $add($name, $role, ['wp:paragraph', $save, 'the_content'], $html, shown($blocks, 'the_content'));
        $add($name, $role, ['wp:paragraph', $save, 'the_content', 'block theme'], $html, shown($blocks, 'block theme'));
        $title = shown(saved(['post_title' => $html], $role), 'the_title');
        $add($name, $role, [$save, 'the_title'], $html, $title);
        $add($name, $role, [$save, 'the_title', 'block theme'], $html, $title === null ? null : convert_smilies(wptexturize($title)));
    }
    $add($name, 'administrator', ['wp_insert_post without wp_slash', 'the_content'], $html,
        shown(saved(['post_content' => $html], 'administrator', false), 'the_content'));
    $wpdb->columns = 'utf8';
    $add($name, 'administrator', ['wp_insert_post into utf8 columns', 'the_content'], $html,
        shown(saved(['post_content' => $html], 'administrator'), 'the_content'));
    $wpdb->columns = 'utf8mb4';

    // Each function by itself, for whoever looks for the one that does it; what it leaves alone is no vector.
    $functions = [
        'wptexturize' => 'wptexturize',
        'wpautop' => 'wpautop',
        'convert_chars' => 'convert_chars',
        'convert_smilies' => 'convert_smilies',
        'capital_P_dangit' => 'capital_P_dangit',
        'do_shortcode' => 'do_shortcode',
        'wp_replace_insecure_home_url' => 'wp_replace_insecure_home_url',
        'wp_kses_post' => 'wp_kses_post',
        'wp_filter_post_kses' => static fn($s) => wp_unslash(wp_filter_post_kses(wp_slash($s))),
        'wp_targeted_link_rel' => static fn($s) => wp_unslash(wp_targeted_link_rel(wp_slash($s))),
        'force_balance_tags' => 'force_balance_tags',
        'sanitize_text_field' => 'sanitize_text_field',
        'sanitize_textarea_field' => 'sanitize_textarea_field',
        'wp_strip_all_tags' => 'wp_strip_all_tags',
        'wp_unslash' => 'wp_unslash',
        'ent2ncr' => 'ent2ncr',
        'wp_encode_emoji' => 'wp_encode_emoji',
        'wp_staticize_emoji' => 'wp_staticize_emoji',
    ];
    foreach ($functions as $function => $call) {
        $after = $call($html);
        if ($after !== $html) {
            $add($name, 'any', [$function], $html, $after);
        }
    }
}

$data = [];
foreach ($input['forms'] as ['form' => $form, 'values' => $values, 'html' => $html]) {
    $put = static function (string $role, array $through, ?string $after) use (&$data, $form, $values, $html): void {
        $data[] = ['form' => $form, 'values' => $values, 'role' => $role, 'through' => $through, 'before' => $html, 'after' => $after];
    };
    $classic = "Paragraf satu.\n\n$html\n\nParagraf dua.";
    $inside = "Paragraf satu.\n$html\nParagraf dua.";
    $block = "<!-- wp:paragraph -->\n<p>Paragraf satu.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:html -->\n$html\n<!-- /wp:html -->\n\n"
        . "<!-- wp:paragraph -->\n<p>Paragraf dua.</p>\n<!-- /wp:paragraph -->";
    foreach (ROLES as $role) {
        $save = $role === 'author' ? 'wp_insert_post with KSES' : 'wp_insert_post';
        $put($role, ['classic editor', $save, 'the_content'], shown(saved(['post_content' => $classic], $role), 'the_content'));
        $put($role, ['classic editor, no empty line', $save, 'the_content'], shown(saved(['post_content' => $inside], $role), 'the_content'));
        $blocks = saved(['post_content' => $block], $role);
        $put($role, ['wp:html', $save, 'the_content'], shown($blocks, 'the_content'));
        $put($role, ['wp:html', $save, 'the_content', 'block theme'], shown($blocks, 'block theme'));
        $put($role, ['wp:html', "$save without wp_slash", 'the_content'], shown(saved(['post_content' => $block], $role, false), 'the_content'));
        $put($role, ['classic editor', $save, 'the_content', 'the_content_feed'], shown(saved(['post_content' => $classic], $role), 'the_content_feed'));
    }
    // What a plugin does with a post's meta.
    $put('any', ['sanitize_text_field'], sanitize_text_field($html));
}

// The JSON is written with U+FFFD where WordPress has cut a character in two, so that such a fault is seen and not refused.
echo json_encode(['version' => 'WordPress ' . $GLOBALS['wp_version'], 'text' => $text, 'data' => $data],
    JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR);
