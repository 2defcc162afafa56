# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,389 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'throughput.showcase.svg'
set label '{/:Bold robust-z scores 4.68 M rows a second; ledger-rules, which leads in quality, 306 k}' enhanced at screen 0.025,0.920874 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.865206 left front font ',12.5' textcolor rgb '#59636e'
set label 'Middle of the repetitions, on the machine of the run; the leader in quality has a colour of its own. Memory is the most that a trial held beside what was there before,' noenhanced at screen 0.025,0.0972494 left front font ',11' textcolor rgb '#59636e'
set label 'where the system could tell.' noenhanced at screen 0.025,0.0570951 left front font ',11' textcolor rgb '#59636e'
set label 'amount' noenhanced at screen 0.127422,0.758578 right front font ',12.5' textcolor rgb '#59636e'
set label '141 M rows/s' noenhanced at screen 0.975,0.758578 right front font ',11' textcolor rgb '#59636e'
set label 'robust-z' noenhanced at screen 0.127422,0.693781 right front font ',12.5' textcolor rgb '#1b2128'
set label '4.68 M rows/s' noenhanced at screen 0.975,0.693781 right front font ',11' textcolor rgb '#59636e'
set label 'kmeans' noenhanced at screen 0.127422,0.628983 right front font ',12.5' textcolor rgb '#1b2128'
set label '2.43 M rows/s' noenhanced at screen 0.975,0.628983 right front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.127422,0.564185 right front font ',12.5' textcolor rgb '#1b2128'
set label '447 k rows/s' noenhanced at screen 0.975,0.564185 right front font ',11' textcolor rgb '#59636e'
set label 'ledger-rules' noenhanced at screen 0.127422,0.499388 right front font ',12.5' textcolor rgb '#1b2128'
set label '306 k rows/s' noenhanced at screen 0.975,0.499388 right front font ',11' textcolor rgb '#59636e'
set label 'random' noenhanced at screen 0.127422,0.43459 right front font ',12.5' textcolor rgb '#59636e'
set label '286 k rows/s' noenhanced at screen 0.975,0.43459 right front font ',11' textcolor rgb '#59636e'
set label 'isolation-forest' noenhanced at screen 0.127422,0.369793 right front font ',12.5' textcolor rgb '#1b2128'
set label '224 k rows/s' noenhanced at screen 0.975,0.369793 right front font ',11' textcolor rgb '#59636e'
set label 'lof' noenhanced at screen 0.127422,0.304995 right front font ',12.5' textcolor rgb '#1b2128'
set label '35.9 k rows/s' noenhanced at screen 0.975,0.304995 right front font ',11' textcolor rgb '#59636e'
set label 'rows scored in a second, in one batch (log)' noenhanced at screen 0.508922,0.17491 center front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.139089
set rmargin at screen 0.878755
set tmargin at screen 0.790977
set bmargin at screen 0.272596
set border 0
set logscale x 10
set xrange [9999.9:212242000] noextend
set xtics ('10 k' 10000, '100 k' 100000, '1 M' 1000000, '10 M' 10000000, '100 M' 100000000) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [7.5:-0.5] noextend
unset ytics
set grid xtics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
106125000 0 10000 212240000 -0.5 0.5 16185594
106125000 2 10000 212240000 1.5 2.5 16185594
106125000 4 10000 212240000 3.5 4.5 16185594
106125000 6 10000 212240000 5.5 6.5 16185594
END
$data2 << END
141493000 0
286485 5
END
$data3 << END
4681760 1
2426520 2
446967 3
223550 6
35902.6 7
END
$data4 << END
306489 4
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle, \
     $data2 using 1:2 with points pt 6 ps 0.984615 lc rgb '#59636e' notitle, \
     $data3 using 1:2 with points pt 7 ps 0.984615 lc rgb '#0b65b0' notitle, \
     $data4 using 1:2 with points pt 7 ps 0.984615 lc rgb '#c8500a' notitle
unset output
