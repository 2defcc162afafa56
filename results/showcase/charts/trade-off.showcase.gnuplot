# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,580 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'trade-off.showcase.svg'
set label '{/:Bold ledger-rules is best at 37.4 µs a row; robust-z is}' enhanced at screen 0.025,0.946931 left front font ',18' textcolor rgb '#1b2128'
set label '{/:Bold 7.5 times as fast at AP 0.031 instead of 0.12}' enhanced at screen 0.025,0.902862 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.865526 left front font ',12.5' textcolor rgb '#59636e'
set label 'Time is the middle of the times to score one row alone. The line joins systems that no other beats in both. Rings are trivial controls.' noenhanced at screen 0.025,0.0382931 left front font ',11' textcolor rgb '#59636e'
set label 'ledger-rules' noenhanced at screen 0.769466,0.522268 center front font ',12.5' textcolor rgb '#1b2128'
set label 'kmeans' noenhanced at screen 0.543422,0.311234 center front font ',12.5' textcolor rgb '#1b2128'
set label 'robust-z' noenhanced at screen 0.464319,0.24659 center front font ',12.5' textcolor rgb '#1b2128'
set label 'lof' noenhanced at screen 0.774468,0.42947 center front font ',11' textcolor rgb '#59636e'
set label 'amount' noenhanced at screen 0.37916,0.343493 center front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.686012,0.257024 center front font ',11' textcolor rgb '#59636e'
set label 'random' noenhanced at screen 0.35018,0.238358 center front font ',11' textcolor rgb '#59636e'
set label 'isolation-forest' noenhanced at screen 0.85097,0.227805 center front font ',11' textcolor rgb '#59636e'
set label 'time to score one row (log)' noenhanced at screen 0.510417,0.0834828 center front font ',11' textcolor rgb '#59636e'
set label 'average precision' noenhanced at screen 0.03125,0.817466 left front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.0666667
set rmargin at screen 0.954167
set tmargin at screen 0.784707
set bmargin at screen 0.149
set border 0
set logscale x 10
set xrange [99.999:304745] noextend
set xtics ('100 ns' 100, '1 µs' 1000, '10 µs' 10000, '100 µs' 100000) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [0:0.2] noextend
set ytics ('0.00' 0, '0.05' 0.05, '0.10' 0.1, '0.15' 0.15, '0.20' 0.2) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
set grid xtics ytics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
4992 0.0307028
10112 0.0307028
10112 0.0510405
37376 0.0510405
37376 0.117434
END
$data2 << END
984 0.0281128
1280 0.0611895
END
$data3 << END
22784 0.0339854
52224 0.0882388
190464 0.0247927
END
$data4 << END
4992 0.0307028
10112 0.0510405
37376 0.117434
END
plot $data1 using 1:2 with lines lc rgb '#6da3d0' lw 1.4 dt 1 notitle, \
     $data2 using 1:2 with points pt 6 ps 0.902564 lc rgb '#59636e' notitle, \
     $data3 using 1:2 with points pt 7 ps 0.984615 lc rgb '#609bcc' notitle, \
     $data4 using 1:2 with points pt 7 ps 1.31282 lc rgb '#0b65b0' notitle
unset output
